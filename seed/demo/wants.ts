import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { chance } from './random'

/**
 * What each indicator of the demo city should read: a score is drawn for it and turned back into a value between its
 * floor and its goal. Generators draw their rates from here, so that the index of the demo is that of a well-run
 * city with a few sore points, and districts differ.
 */
export interface Wants {
  /** The value the indicator should have in the district (the city's own mean without one). */
  value(code: string, district?: string): number
  /** The same as a probability, for percentages. */
  share(code: string, district?: string): number
}

interface Definition {
  readonly floor: number
  readonly goal: number
  readonly weight: number
}

/** Sore points: scores at or below nought, so that the wall has something to tell. None carries the one-vote rule. */
const sore: Readonly<Record<string, number>> = {
  'S-GS-02': -0.06,
  'T-AD-08': -0.1,
  'O-RW-06': -0.06,
  'C-LT-07': -0.04,
  'C-TO-04': -0.1,
  'C-GR-04': -0.08,
}

/** Scores that are held at a level: rare grave things, where one failure would be the whole value. */
const held: Readonly<Record<string, number>> = {
  'S-RB-02': 0.86,
  'S-RB-17': 0.97,
  'S-RB-18': 0.94,
  'S-RB-19': 0.97,
  'S-GS-09': 0.97,
  'S-DR-03': 0.92,
  'S-EN-01': 0.92,
  'S-CS-02': 0.95,
  'S-EM-03': 0.88,
  'S-GS-01': 0.94,
  'S-LT-02': 0.94,
  'S-RB-08': 0.94,
  'S-GS-05': 0.92,
  'S-CS-03': 0.92,
  'S-LT-01': 0.7,
  'S-DR-07': 0.9,
  'O-DM-20': 0.66,
  'O-PR-01': 0.8,
  'O-PR-02': 0.62,
  'O-PR-09': 0.55,
  'O-PR-10': 0.7,
}

export function readWants(file: string, seed: string, districts: readonly string[]): Wants {
  const rows = parse(readFileSync(file, 'utf8'), { columns: true, skip_empty_lines: true }) as Record<string, string>[]
  const definitions = new Map<string, Definition>(
    rows.map(row => [row.code ?? '', { floor: Number(row.floor), goal: Number(row.goal), weight: Number(row.weight) }]),
  )
  const quality = districtQuality(seed, districts)
  const known = new Map<string, Map<string | undefined, number>>()
  const value = (code: string, district?: string): number => {
    const byDistrict = known.get(code) ?? new Map<string | undefined, number>()
    known.set(code, byDistrict)
    const found = byDistrict.get(district)
    if (found !== undefined) return found
    const definition = definitions.get(code)
    if (!definition) throw new RangeError(`no indicator ${code}`)
    const drawn = definition.floor + score(seed, code, quality, district) * (definition.goal - definition.floor)
    byDistrict.set(district, drawn)
    return drawn
  }
  return { value, share: (code, district) => Math.max(0, Math.min(1, value(code, district) / 100)) }
}

/** How far a district lies above or below the city, in points of score: evenly spread, shuffled by the seed. */
function districtQuality(seed: string, districts: readonly string[]): ReadonlyMap<string, number> {
  const order = [...districts].sort((a, b) => chance(seed, 'quality', a).next() - chance(seed, 'quality', b).next())
  return new Map(order.map((code, i) => [code, 0.07 - (0.16 * i) / Math.max(1, order.length - 1)]))
}

function score(seed: string, code: string, quality: ReadonlyMap<string, number>, district?: string): number {
  const isSore = sore[code]
  if (isSore !== undefined) return isSore
  const base = held[code] ?? Math.max(0.62, Math.min(0.97, chance(seed, 'score', code).normal(0.83, 0.09)))
  if (!district) return base
  const own = (quality.get(district) ?? 0) + chance(seed, 'score', code, district).normal(0, 0.025)
  return Math.max(0.4, Math.min(0.995, base + own))
}
