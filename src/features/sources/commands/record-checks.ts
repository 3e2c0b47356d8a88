import { zone } from '../../../shared/time'
import type { City } from '../../areas'
import type { Dataset } from '../../datasets'
import { cityCalendar, type RowDeriver, rowDeriver } from '../../datasets/server'
import { unitResolver } from '../../units'
import { type CheckRecord, recordChecker } from '../domain/check-record'
import type { Tally } from '../domain/tally'

interface Circumstances {
  readonly city: City
  readonly outside: 'keep' | 'refuse'
  /** Epoch milliseconds of the delivery. */
  readonly now: number
  readonly tally: Tally
}

/** The checks of each dataset a batch writes to, prepared when first asked for. */
export function recordChecks({ city, outside, now, tally }: Circumstances): (dataset: Dataset) => CheckRecord {
  const cityZone = zone(city.timezone)
  const context = { city, calendar: cityCalendar(city), units: unitResolver(city), now }
  const checks = new Map<string, CheckRecord>()
  return dataset => {
    const known = checks.get(dataset.name)
    if (known) return known
    const derive: RowDeriver = rowDeriver(dataset, context)
    const made = recordChecker(dataset, { city, zone: cityZone, outside, now, derive, tally })
    checks.set(dataset.name, made)
    return made
  }
}
