/** Metres within which two reports may be about one thing. */
export const REACH_M = 150
/** Days back that an open case is still likely to be the same. */
export const REACH_DAYS = 14
const LIKELY = 0.45

export interface Report {
  readonly cls: string | null
  readonly text: string
  readonly lng: number
  readonly lat: number
  /** Epoch milliseconds. */
  readonly at: number
}

/** Why something is taken for the same, each part 0 to 1. */
export interface Likeness {
  readonly metres: number
  readonly place: number
  readonly cls: number
  readonly time: number
  readonly words: number
  readonly score: number
}

const METRES_A_DEGREE = 111_195
export function metresBetween(a: { lng: number; lat: number }, b: { lng: number; lat: number }): number {
  const y = (a.lat - b.lat) * METRES_A_DEGREE
  const x = (a.lng - b.lng) * METRES_A_DEGREE * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180)
  return Math.hypot(x, y)
}

/** Pairs of neighbouring characters, letters folded; spaces and marks say nothing. */
export function pairsOf(text: string): Set<string> {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}]+/gu, '')
  const pairs = new Set<string>()
  for (let at = 0; at + 1 < plain.length; at++) pairs.add(plain.slice(at, at + 2))
  return pairs
}

/** Share of the shorter text's pairs that the other has too. */
export function wordsInCommon(a: string, b: string): number {
  const [one, two] = [pairsOf(a), pairsOf(b)]
  const least = Math.min(one.size, two.size)
  if (least === 0) return 0
  let common = 0
  for (const pair of one) if (two.has(pair)) common++
  return Math.min(1, common / least)
}

/** How likely a report is about the same thing as a known one: near, of a class, of a time, in like words. */
export function likeness(report: Report, known: Report): Likeness {
  const metres = metresBetween(report, known)
  const place = Math.max(0, 1 - metres / REACH_M)
  const cls =
    report.cls === null || known.cls === null
      ? 0.5
      : report.cls === known.cls
        ? 1
        : report.cls.slice(0, 3) === known.cls.slice(0, 3)
          ? 0.4
          : 0
  const time = Math.max(0, 1 - Math.abs(report.at - known.at) / (REACH_DAYS * 86_400_000))
  const words = wordsInCommon(report.text, known.text)
  const score = place === 0 ? 0 : 0.35 * place + 0.35 * cls + 0.1 * time + 0.2 * words
  return { metres: Math.round(metres), place, cls, time, words, score }
}

/** The likeliest of the known, at most three, none below the bar. */
export function likeliest<T extends Report>(
  report: Report,
  known: readonly T[],
): (T & { readonly likeness: Likeness })[] {
  return known
    .map(each => ({ ...each, likeness: likeness(report, each) }))
    .filter(each => each.likeness.score >= LIKELY)
    .sort((a, b) => b.likeness.score - a.likeness.score)
    .slice(0, 3)
}
