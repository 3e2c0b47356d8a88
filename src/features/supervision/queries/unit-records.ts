import type { Connection } from '@/platform/db/client'
import { type City, lookAt, scopeOf } from '../../areas'
import { flaggedUnits, rulesAt } from '../../flags/server'
import { type UnitYear, unitYears } from '../data/unit-record.queries'
import { share } from '../domain/share'
import { namesOf } from './names'

const shown = ({ found, settled, judged, onTime, flagged }: UnitYear, few: number) => ({
  found,
  settled,
  rate: share(settled, found),
  judged,
  onTime: share(onTime, judged),
  flagged,
  isFew: found < few,
})

/**
 * Units by name, each beside its own past: the last twelve months and the twelve before. Nobody is ranked; small
 * numbers are marked.
 */
export async function unitRecords(sql: Connection, city: City, area: string | undefined, at: Date) {
  const scope = scopeOf(city, area)
  const when = { at, isPast: false, known: null }
  const { numbers } = await rulesAt(sql, at)
  const [years, flagged] = await Promise.all([
    unitYears(sql, when, { scope, flagDays: numbers.flagDays }),
    flaggedUnits(sql, lookAt(at, city.timezone, scope)),
  ])
  const flags = new Map(flagged.map(each => [each.unit, each.days]))
  const names = namesOf(city)
  const empty = (unit: string): UnitYear => ({
    unit,
    yearsAgo: 0,
    found: 0,
    settled: 0,
    judged: 0,
    onTime: 0,
    flagged: 0,
  })
  const units = [...new Set([...years.map(each => each.unit), ...flags.keys()])]
  const year = (unit: string, yearsAgo: 0 | 1) =>
    shown(years.find(each => each.unit === unit && each.yearsAgo === yearsAgo) ?? empty(unit), numbers.few)
  return units
    .map(unit => ({
      unit,
      name: names.unit(unit) ?? { zh: unit, en: unit },
      flagDays: flags.get(unit) ?? null,
      now: year(unit, 0),
      before: year(unit, 1),
    }))
    .sort((a, b) => a.name.zh.localeCompare(b.name.zh, 'zh'))
}

export type UnitRecord = Awaited<ReturnType<typeof unitRecords>>[number]
