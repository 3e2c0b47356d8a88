import { maskedText } from '../../../shared/personal'
import { dayNumber, localDay, type Zone } from '../../../shared/time'
import { allFields, type Dataset } from '../../datasets'
import type { RowDeriver, Values } from '../../datasets/server'
import { checkAreas, checkGeometry, checkPoint, isFarOutside, type PlaceCity } from './check-place'
import type { Geometry } from './geometry'
import { isoInstant } from './iso-time'
import { Refused } from './refusal'
import type { Tally } from './tally'

/** How far a sender's clock may run ahead of ours. */
const AHEAD_MS = 10 * 60_000

export interface CheckOptions {
  readonly city: PlaceCity
  /** The city's zone, for comparisons by local day. */
  readonly zone: Zone
  readonly outside: 'keep' | 'refuse'
  /** The moment of the delivery. */
  readonly now: number
  readonly derive: RowDeriver
  readonly tally: Tally
  /** Whether the sender may write where the record lies; absent: everywhere. */
  readonly mayWrite?: ((values: Values) => boolean) | undefined
}

/** Checks a record and fills in what is derived, in place; `null`: it is accepted. */
export type CheckRecord = (values: Values) => Refused | null

/** Set by the merge, or known from the row's frame: no sender has to say them. */
const notAsked = new Set(['source', 'sourceId', 'ingestedAt', 'heldFrom', 'withdrawn', 'district'])
const unitWords = ['dept', 'ownerUnit', 'leadUnit', 'approvingUnit', 'assistantUnit']

/** Prepares the checks of one dataset that need the row alone (`decisions` 5, 6, 8, 9). */
export function recordChecker(dataset: Dataset, options: CheckOptions): CheckRecord {
  const { derive, tally } = options
  const fields = allFields(dataset)
  const required = fields
    .filter(each => each.required && !each.derived && !notAsked.has(each.name))
    .map(each => each.name)
  const limits = fields.flatMap(each => (each.max === undefined ? [] : [[each.name, each.max] as const]))
  const { futureCheck } = dataset
  const words = unitWords.filter(each => fields.some(field => field.name === each))
  const keepsOutside = options.outside === 'keep'
  const { mayWrite } = options

  return values => {
    // A title goes everywhere a record is named: no personal number gets into one.
    if (typeof values.title === 'string') values.title = maskedText(values.title)
    const place = checkGiven(values, options)
    if (place) return place
    const warnings = derive(values)
    for (const warning of warnings) {
      if (warning === 'outside-city' && !keepsOutside)
        return new Refused('outside-city', `the point ${values.lng}, ${values.lat} lies outside the city`, 'lng')
      if (
        warning === 'district-mismatch' &&
        !keepsOutside &&
        isFarOutside(Number(values.lng), Number(values.lat), options.city.bounds)
      )
        return new Refused('outside-city', `the point ${values.lng}, ${values.lat} lies far outside the city`, 'lng')
      if (warning === 'unknown-unit') tally.unknownUnits.add(String(words.map(each => values[each]).find(each => each)))
      tally.warnings.add(warning)
    }
    if (!values.district && !keepsOutside)
      return new Refused('required', 'neither a district nor a point to find it by', 'district')
    if (mayWrite && !mayWrite(values))
      return new Refused('scope', 'the sender’s rights do not reach this place', 'district')
    for (const name of required)
      if (values[name] === null || values[name] === undefined) return new Refused('required', `${name} is empty`, name)
    for (const [name, max] of limits) {
      const value = values[name]
      const limit = values[max]
      if (typeof value === 'number' && typeof limit === 'number' && value > limit)
        return new Refused('range', `${name} ${value} exceeds ${max} ${limit}`, name)
    }
    if (futureCheck !== undefined) {
      const at = values[futureCheck]
      if (typeof at === 'number' && at > options.now + AHEAD_MS)
        return new Refused('range', `${futureCheck} ${isoInstant(at)} lies in the future`, futureCheck)
    }
    return checkOrder(dataset, values, options.zone)
  }
}

/** Point, geometry and area codes as the sender gave them. */
function checkGiven(values: Values, { city, outside }: CheckOptions): Refused | null {
  const point = checkPoint(values.lng, values.lat, city.bounds)
  if (point) return point
  if (values.geometry) {
    const geometry = checkGeometry(values.geometry as Geometry)
    if (geometry) return geometry
  }
  const areas = checkAreas(values, city)
  if (!areas || outside !== 'keep') return areas
  // A place elsewhere is no area of ours: the record is kept without one.
  for (const level of ['district', 'street', 'community', 'cell']) values[level] = null
  return null
}

/** Of two times, the first may not lie after the second; a day begins at its midnight. */
function checkOrder({ order, orderByDay }: Dataset, values: Values, zone: Zone): Refused | null {
  for (const [first, second] of order) {
    const a = values[first]
    const b = values[second]
    if (a === null || a === undefined || b === null || b === undefined) continue
    const before = orderByDay ? dayOf(a, zone) : momentOf(a, zone)
    const after = orderByDay ? dayOf(b, zone) : momentOf(b, zone)
    if (before > after) return new Refused('order', `${second} ${shown(b)} lies before ${first} ${shown(a)}`, second)
  }
  return null
}

const dayOf = (value: unknown, zone: Zone): number =>
  typeof value === 'number' ? localDay(zone.name, value) : (dayNumber(String(value)) ?? Number.NaN)
const momentOf = (value: unknown, zone: Zone): number =>
  typeof value === 'number' ? value : zone.startOfDay(dayOf(value, zone))
const shown = (value: unknown) => (typeof value === 'number' ? isoInstant(value) : String(value))
