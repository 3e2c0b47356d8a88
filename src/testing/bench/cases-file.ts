import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { City } from '@/features/areas'

/** Columns of the file, in the names of the registry. */
export const caseColumns = [
  'caseNo',
  'cls',
  'codeSet',
  'foundBy',
  'status',
  'reportedAt',
  'verifyRequestedAt',
  'verifiedAt',
  'filedAt',
  'dispatchedAt',
  'handledAt',
  'checkedAt',
  'checkResult',
  'closedAt',
  'limitUnit',
  'limitValue',
  'severity',
  'returnCount',
  'reworkCount',
  'extended',
  'suspended',
  'supervised',
  'fastTrack',
  'autoDispatched',
  'refiled',
  'address',
  'text',
  'district',
  'lng',
  'lat',
] as const

const HOUR = 3_600_000

/** Numbers from 0 to 1, the same for the same start. */
function stream(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function pointsInside(
  city: City,
  count: number,
  random: () => number,
): { lng: number; lat: number; district: string }[] {
  const [west, south, east, north] = city.bounds
  const points: { lng: number; lat: number; district: string }[] = []
  while (points.length < count) {
    const lng = Number((west + random() * (east - west)).toFixed(6))
    const lat = Number((south + random() * (north - south)).toFixed(6))
    const place = city.locate(lng, lat)
    if (place) points.push({ lng, lat, district: place.district })
  }
  return points
}

/** Writes `rows` closed cases of one year as CSV, the same bytes for the same seed. */
export async function writeCases(file: string, city: City, rows: number, seed = 1): Promise<void> {
  const random = stream(seed)
  const points = pointsInside(city, 20_000, random)
  const classes = [...city.classes.keys()]
  const out = createWriteStream(file)
  out.write(`${caseColumns.join(',')}\n`)
  const start = Date.UTC(2025, 0, 1)
  const pick = <T>(values: readonly T[]): T => {
    const value = values[Math.floor(random() * values.length)]
    if (value === undefined) throw new Error('nothing to pick from')
    return value
  }
  const iso = (at: number) => new Date(at).toISOString()
  let lines: string[] = []
  for (let row = 0; row < rows; row += 1) {
    const point = pick(points)
    const reported = start + Math.floor(random() * 365 * 24) * HOUR + Math.floor(random() * HOUR)
    const filed = reported + Math.floor(random() * HOUR)
    const dispatched = filed + Math.floor(random() * HOUR)
    const handled = dispatched + Math.floor(random() * 20 * HOUR)
    const closed = handled + Math.floor(random() * 5 * HOUR)
    lines.push(
      [
        `B${seed}-${String(row).padStart(9, '0')}`,
        pick(classes),
        'GB/T 30428.2',
        pick(['patrol', 'public', 'hotline', 'video']),
        'closed',
        iso(reported),
        iso(reported),
        iso(filed),
        iso(filed),
        iso(dispatched),
        iso(handled),
        iso(closed),
        'pass',
        iso(closed),
        'wh',
        pick([2, 4, 8]),
        pick([1, 2, 3]),
        0,
        0,
        'false',
        'false',
        'false',
        'false',
        'true',
        'false',
        `示范路${row % 400}号`,
        '占道经营，影响通行',
        point.district,
        point.lng,
        point.lat,
      ].join(','),
    )
    if (lines.length === 5000) {
      if (!out.write(`${lines.join('\n')}\n`)) await once(out, 'drain')
      lines = []
    }
  }
  out.end(lines.length > 0 ? `${lines.join('\n')}\n` : '')
  await once(out, 'finish')
}
