import fc from 'fast-check'
import { caseRow } from '../../sources/testing/door'

const HOUR = 3_600_000

/** One delivery: which records, and what they say from then on. */
export interface RandomDelivery {
  readonly dataset: 'case' | 'road_permit'
  readonly rows: readonly RandomRow[]
  /** Hours since the delivery before. */
  readonly wait: number
}

interface RandomRow {
  readonly number: number
  readonly east: number
  readonly north: number
  readonly isPlaced: boolean
  readonly status: 'reported' | 'filed' | 'handling' | 'handled' | 'closed'
  readonly limit: number
  readonly isWithdrawn: boolean
}

const row = fc.record({
  number: fc.integer({ min: 0, max: 250 }),
  // Few places, so that things share pixels; around the corner of three districts.
  east: fc.integer({ min: 0, max: 40 }),
  north: fc.integer({ min: 0, max: 40 }),
  isPlaced: fc.integer({ min: 0, max: 5 }).map(each => each > 0),
  status: fc.constantFrom('reported', 'filed', 'handling', 'handled', 'closed'),
  limit: fc.integer({ min: 1, max: 60 }),
  isWithdrawn: fc.integer({ min: 0, max: 9 }).map(each => each === 0),
}) satisfies fc.Arbitrary<RandomRow>

const some = fc.array(row, { minLength: 1, maxLength: 12 })
/** More than are told one by one. */
const many = fc.array(row, { minLength: 230, maxLength: 260 })

export const delivery: fc.Arbitrary<RandomDelivery> = fc.record({
  dataset: fc.constantFrom('case', 'case', 'case', 'road_permit'),
  rows: fc.oneof({ weight: 9, arbitrary: some }, { weight: 1, arbitrary: many }),
  wait: fc.integer({ min: 1, max: 30 }),
})

const place = ({ east, north, isPlaced }: RandomRow) =>
  isPlaced ? { lng: 104.02 + east * 0.004, lat: 30.6 + north * 0.004 } : { district: '510104' }

const iso = (instant: number) => new Date(instant).toISOString()

/** Nothing in them lies after the moment of their delivery: what was shown live knew no more either. */
function caseOf(each: RandomRow, now: number): Record<string, unknown> {
  const reached = ['reported', 'filed', 'handling', 'handled', 'closed'].indexOf(each.status)
  const begun = now - 20 * HOUR
  return {
    ...caseRow({ caseNo: `C${each.number}`, status: each.status, district: undefined, ...place(each) }),
    reportedAt: iso(begun - HOUR),
    ...(reached >= 1 ? { filedAt: iso(begun), limitAt: iso(begun + each.limit * HOUR) } : {}),
    ...(reached >= 2 ? { dispatchedAt: iso(begun + HOUR) } : {}),
    ...(reached >= 3 ? { handledAt: iso(begun + 2 * HOUR) } : {}),
    ...(reached >= 4 ? { closedAt: iso(begun + 3 * HOUR) } : {}),
  }
}

function permitOf(each: RandomRow, now: number): Record<string, unknown> {
  const { lng, lat } = place({ ...each, isPlaced: true }) as { lng: number; lat: number }
  const isStarted = each.status !== 'reported'
  return {
    permitNo: `P${each.number % 40}`,
    kind: 'excavate',
    emergency: false,
    extensionCount: 0,
    lng,
    lat,
    acceptedAt: iso(now - 90 * HOUR),
    ...(isStarted ? { startedAt: iso(now - 40 * HOUR), validTo: iso(now + (each.limit - 30) * HOUR) } : {}),
    ...(each.status === 'closed' ? { finishedAt: iso(now - HOUR) } : {}),
    geometry: {
      type: 'LineString',
      coordinates: [
        [lng, lat],
        [lng + each.limit / 5000, lat + 0.003],
      ],
    },
  }
}

/** Rows as a system would send them at a moment (epoch ms). */
export const rowsOf = ({ dataset, rows }: RandomDelivery, now: number): Record<string, unknown>[] =>
  rows.map(each => ({
    ...(dataset === 'case' ? caseOf(each, now) : permitOf(each, now)),
    ...(each.isWithdrawn ? { _withdrawn: true } : {}),
  }))
