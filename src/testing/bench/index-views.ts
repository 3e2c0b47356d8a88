import { cityCalendar } from '@/features/datasets/server'
import { isRowMeasure } from '@/features/indicators/data/compile-row-measure'
import { compileScan, compileScans } from '@/features/indicators/data/compile-scan'
import { countCells, everyArea } from '@/features/indicators/data/count-cells'
import { countingSettings } from '@/features/indicators/data/count-measures'
import { readRules } from '@/features/indicators/data/rules.queries'
import type { Statement } from '@/features/indicators/data/sql-text'
import { planOf } from '@/features/indicators/domain/compute-city'
import { measureKey } from '@/features/indicators/domain/measure'
import { measuresOf } from '@/features/indicators/domain/plan'
import { liveStretch } from '@/features/indicators/domain/stretch'
import type { IndexCity } from './index-city'

/** Views of one measure each that are made to tell what one costs; the others are like them. */
const SAMPLE = 40

const text = (value: string) => `'${value.replaceAll("'", "''")}'`

/** A view takes no parameters. */
const written = ({ text: sql, values }: Statement): string =>
  sql.replace(/\$(\d+)/g, (_, n: string) => {
    const value = values[Number(n) - 1] ?? ''
    if (typeof value === 'number') return String(value)
    return typeof value === 'string' ? text(value) : text(`{${value.map(each => JSON.stringify(each)).join(',')}}`)
  })

/**
 * What the indicators cost when they are kept as materialized views: made from the same statements, with this moment
 * written into them, and refreshed once. Each refresh counts everything again, and a view does not follow the clock.
 */
export async function materializedViews({ live, city }: IndexCity): Promise<string> {
  const now = new Date()
  const { indicators } = await readRules(live, now)
  const plans = indicators.map(each => planOf(each, liveStretch(each.period, now, city.timezone), city.timezone))
  const measures = [
    ...new Map(plans.flatMap(each => measuresOf(each.plan)).map(each => [measureKey(each), each])).values(),
  ]
  const ofRows = measures.filter(isRowMeasure)
  const options = { areas: everyArea(city), timezone: city.timezone, calendar: cityCalendar(city), present: now }
  const fused = compileScans(ofRows, options).map(each => each.statement)
  const single = ofRows.map(each => compileScan([each], options).statement)
  const step = Math.max(1, Math.floor(single.length / SAMPLE))
  const sample = single.filter((_, i) => i % step === 0)

  const refreshSeconds = async (statements: readonly Statement[]): Promise<number> => {
    const connection = await live.reserve()
    try {
      await connection.unsafe('create schema bench_views')
      for (const [i, statement] of statements.entries())
        await connection.unsafe(`create materialized view bench_views.v${i} as ${written(statement)} with no data`)
      const began = performance.now()
      for (const i of statements.keys()) await connection.unsafe(`refresh materialized view bench_views.v${i}`)
      return (performance.now() - began) / 1000
    } finally {
      await connection.unsafe('drop schema if exists bench_views cascade')
      connection.release()
    }
  }
  const together = await refreshSeconds(fused)
  const each = await refreshSeconds(sample)
  const began = performance.now()
  await live.begin('isolation level repeatable read read only', async tx => {
    await tx.unsafe(countingSettings)
    await countCells(tx, { city, areas: everyArea(city), plans, present: now })
  })
  const fusedCount = (performance.now() - began) / 1000
  return (
    `one fused count ${fusedCount.toFixed(1)} s; as materialized views one refresh of the ${fused.length} that hold them together ${together.toFixed(1)} s, ` +
    `of one view a measure ${((each / sample.length) * single.length).toFixed(0)} s (${sample.length} of ${single.length} timed)`
  )
}
