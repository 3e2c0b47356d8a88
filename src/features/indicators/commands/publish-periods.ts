import type { City } from '@/features/areas'
import type { Clock } from '@/platform/clock'
import type { Sql, Tx } from '@/platform/db/client'
import { areaCodes, everyArea } from '../data/count-cells'
import { countingAllSettings } from '../data/count-measures'
import { publish, publishedScores, publishIndex } from '../data/history.queries'
import { dropRestatements, type Restatement, restatementsDue } from '../data/late-days.queries'
import { readRules } from '../data/rules.queries'
import { indexRows, takesPublishLock, waitForComputeLock } from '../data/values.queries'
import { indexOfAreas } from '../domain/index-of-areas'
import { latestClosed, type NamedPeriod, namedPeriod, periodLengths } from '../domain/stretch'
import { countClosed } from '../keeper/count-closed'
import { noteRestatements } from './note-restatements'

interface PublishPeriods {
  readonly sql: Sql
  readonly city: City
  readonly clock: Clock
}

/** Earlier periods that are counted once more in one pass; the others wait for the next. */
const MOST_PERIODS = 24

/**
 * Publishes each indicator's latest closed period (day, ISO week, month, quarter or year of the city) by the rules of
 * its end, with the index that follows, and restates every published period whose records came, changed or went since;
 * what was published stays. Answers how many values were added; `undefined` while another is at it.
 */
export async function publishPeriods({ sql, city, clock }: PublishPeriods): Promise<number | undefined> {
  const at = clock.now()
  await sql.begin(async tx => {
    await waitForComputeLock(tx)
    await noteRestatements(tx, city, at)
  })
  const latest = await sql.begin('isolation level repeatable read', async tx => {
    if (!(await takesPublishLock(tx))) return undefined
    return publishLatest(tx, city, at)
  })
  if (latest === undefined) return undefined
  const restated = await sql.begin('isolation level repeatable read', async tx => {
    if (!(await takesPublishLock(tx))) return 0
    return restate(tx, city, at, await restatementsDue(tx, MOST_PERIODS))
  })
  return latest + restated
}

async function publishLatest(tx: Tx, city: City, at: Date): Promise<number> {
  await tx.unsafe(countingAllSettings)
  const closed = periodLengths.map(length => latestClosed(length, at, city.timezone))
  const names = closed.map(each => each.name)
  const due = new Map(
    (await restatementsDue(tx, names.length, names)).map(each => [`${each.code} ${each.period}`, each]),
  )
  let added = 0
  for (const period of closed) added += await publishPeriod(tx, city, at, period, null, due)
  await dropRestatements(tx, [...due.values()])
  if (added > 0) {
    const rules = await readRules(tx, at)
    const byLength = new Map(closed.map(each => [each.length, each.name]))
    const periods = new Map(rules.indicators.map(each => [each.code, byLength.get(each.period) ?? '']))
    const scores = await publishedScores(tx, periods, at)
    const areas = areaCodes(everyArea(city))
    const indices = indexOfAreas(areas, scores, rules, code => !city.notApplicable.has(code))
    const rows = [...indices].flatMap(([area, index]) => indexRows(area, index))
    await publishIndex(tx, rows, at)
  }
  return added
}

async function restate(tx: Tx, city: City, at: Date, due: readonly Restatement[]): Promise<number> {
  await tx.unsafe(countingAllSettings)
  const byKey = new Map(due.map(each => [`${each.code} ${each.period}`, each]))
  let added = 0
  for (const name of new Set(due.map(each => each.period))) {
    const period = namedPeriod(name, city.timezone)
    const codes = new Set(due.filter(each => each.period === name).map(each => each.code))
    if (period) added += await publishPeriod(tx, city, at, period, codes, byKey)
  }
  await dropRestatements(tx, due)
  return added
}

/** One period of the indicators of its length, or of those of them that are named. */
async function publishPeriod(
  tx: Tx,
  city: City,
  at: Date,
  period: NamedPeriod,
  codes: ReadonlySet<string> | null,
  due: ReadonlyMap<string, Restatement>,
): Promise<number> {
  const rules = await readRules(tx, period.to)
  const wanted = rules.indicators.filter(each => each.period === period.length && (codes?.has(each.code) ?? true))
  if (wanted.length === 0) return 0
  const cells = await countClosed(tx, { city, rules, indicators: wanted, period, at })
  const dated = cells.map(cell => ({ ...cell, period, late: due.get(`${cell.code} ${period.name}`)?.datasets ?? [] }))
  return publish(tx, dated, at)
}
