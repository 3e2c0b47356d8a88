import type { City } from '@/features/areas'
import type { Clock } from '@/platform/clock'
import type { Sql } from '@/platform/db/client'
import { areaCodes, countCells, everyArea } from '../data/count-cells'
import { countingSettings } from '../data/count-measures'
import { publish, publishedScores, publishIndex } from '../data/history.queries'
import { readRules } from '../data/rules.queries'
import { indexRows, takesComputeLock } from '../data/values.queries'
import { planOf } from '../domain/compute-city'
import { indexOfAreas } from '../domain/index-of-areas'
import { latestClosed, stretchOf } from '../domain/stretch'

interface PublishPeriods {
  readonly sql: Sql
  readonly city: City
  readonly clock: Clock
}

/**
 * Publishes each indicator's latest closed period (day, ISO week, month, quarter or year of the city), restating those
 * whose records changed since, and the index that follows. Answers how many values were added; `undefined` while a
 * computation is under way.
 */
export async function publishPeriods({ sql, city, clock }: PublishPeriods): Promise<number | undefined> {
  return sql.begin('isolation level repeatable read', async tx => {
    if (!(await takesComputeLock(tx))) return undefined
    await tx.unsafe(countingSettings)
    const at = clock.now()
    const rules = await readRules(tx, at)
    const areas = everyArea(city)
    const periods = new Map(rules.indicators.map(each => [each.code, latestClosed(each.period, at, city.timezone)]))
    const plans = rules.indicators.map(each =>
      planOf(each, stretchOf(latestClosed(each.period, at, city.timezone), at), city.timezone),
    )
    const cells = await countCells(tx, { city, areas, plans, present: at })
    const dated = cells.flatMap(cell => {
      const period = periods.get(cell.code)
      return period ? [{ ...cell, period }] : []
    })
    const added = await publish(tx, dated, at)
    if (added > 0) {
      const names = new Map([...periods].map(([code, period]) => [code, period.name]))
      const scores = await publishedScores(tx, names, at)
      const indices = indexOfAreas(areaCodes(areas), scores, rules, code => !city.notApplicable.has(code))
      await publishIndex(
        tx,
        [...indices].flatMap(([area, index]) => indexRows(area, index)),
        at,
      )
    }
    return added
  })
}
