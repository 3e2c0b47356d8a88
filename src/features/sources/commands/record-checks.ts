import { type Actor, isWithin } from '../../../shared/auth'
import { zone } from '../../../shared/time'
import type { City } from '../../areas'
import type { Dataset } from '../../datasets'
import { cityCalendar, type RowDeriver, rowDeriver, type Values } from '../../datasets/server'
import { unitResolver } from '../../units'
import { areasOf } from '../domain/areas-of'
import { type CheckRecord, recordChecker } from '../domain/check-record'
import type { Tally } from '../domain/tally'

interface Circumstances {
  readonly city: City
  readonly outside: 'keep' | 'refuse'
  /** Epoch milliseconds of the delivery. */
  readonly now: number
  readonly tally: Tally
  /** Whose rights the records are held against. */
  readonly actor: Actor
}

/** Whether an actor's rights end at the border of an area. */
export const isBound = (actor: Actor): boolean =>
  (actor.kind === 'client' || actor.kind === 'person') && actor.area !== null

/** The checks of each dataset a batch writes to, prepared when first asked for. */
export function recordChecks({ city, outside, now, tally, actor }: Circumstances): (dataset: Dataset) => CheckRecord {
  const cityZone = zone(city.timezone)
  const mayWrite = isBound(actor) ? (values: Values) => isWithin(actor, { areas: areasOf(values, city) }) : undefined
  const context = { city, calendar: cityCalendar(city), units: unitResolver(city), now }
  const checks = new Map<string, CheckRecord>()
  return dataset => {
    const known = checks.get(dataset.name)
    if (known) return known
    const derive: RowDeriver = rowDeriver(dataset, context)
    const made = recordChecker(dataset, { city, zone: cityZone, outside, now, derive, tally, mayWrite })
    checks.set(dataset.name, made)
    return made
  }
}
