import { type Chance, chance, fraction, lottery, type Share } from './random'
import type { Row, Story } from './story'
import type { World } from './world'

/** Makes the stories of one dataset, a week at a time; any week can be made alone and again. */
export interface Generator {
  readonly dataset: string
  /** How many days back the city remembers. */
  readonly days: number
  /** A ledger, or a list written around the anchor: all of it is one block. */
  readonly whole?: true
  /** Ledgers hold from years back, though they are delivered today. */
  readonly ledger?: true
  /** Days that go with the newest, where its indicators look back farther than sixty. */
  readonly newest?: number
  /** Days after its birth in which a story may still change. */
  readonly reach: number
  /** Stories born in a week of local days (7·week … 7·week + 6), in no particular order. */
  stories(week: number): readonly Story[]
  /**
   * Of instruments: what they tell in (from, to], every few minutes where `fine`, else by the hour as in `stories`.
   * The live feed asks this instead of the week's stories, which would be hundreds of thousands.
   */
  pulse?(from: number, to: number, fine: boolean): readonly Row[]
}

export const weekOf = (day: number): number => Math.floor(day / 7)

/** Share of a day's happenings that falls into each hour. */
const profiles = {
  patrol: [0, 0, 0, 0, 0, 1, 3, 7, 12, 13, 12, 9, 6, 6, 10, 12, 11, 9, 6, 4, 3, 2, 1, 0],
  people: [1, 0, 0, 0, 0, 1, 2, 5, 9, 11, 11, 9, 6, 7, 9, 10, 9, 8, 8, 8, 7, 5, 3, 2],
  office: [0, 0, 0, 0, 0, 0, 0, 0, 1, 18, 22, 14, 1, 10, 18, 17, 8, 1, 0, 0, 0, 0, 0, 0],
  evening: [3, 1, 0, 0, 0, 0, 0, 1, 2, 2, 2, 3, 4, 3, 2, 2, 3, 5, 9, 13, 15, 14, 10, 6],
  always: [3, 3, 3, 3, 3, 3, 4, 4, 5, 5, 5, 5, 4, 4, 5, 5, 5, 5, 5, 4, 4, 4, 3, 3],
  night: [10, 10, 9, 8, 7, 6, 4, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 3, 4, 6, 8, 9, 10],
} as const
export type Profile = keyof typeof profiles

const draws = Object.fromEntries(
  Object.entries(profiles).map(([name, weights]) => [
    name,
    lottery(weights.map((weight, hour) => [hour, weight] as const)),
  ]),
) as Record<Profile, (by: Chance) => number>

/** Weekends and holidays are quieter, and no two days are equally busy. */
function busyness(world: World, name: string, day: number, profile: Profile): number {
  const mood = 0.8 + 0.4 * fraction(world.seed, 'mood', day) + 0.2 * fraction(world.seed, name, 'mood', day)
  if (world.days.isWorkday(day)) return mood
  return mood * (profile === 'office' ? 0.04 : profile === 'evening' ? 1.15 : 0.72)
}

export interface Happening {
  /** Epoch ms. */
  readonly at: number
  /** Number within the week, by which it is named. */
  readonly index: number
  readonly day: number
}

/** Moments of one week, in order of time. `perMonth` is scaled by the world. */
export function happenings(world: World, name: string, week: number, perMonth: number, profile: Profile): Happening[] {
  const expected = (perMonth * world.scale * 7) / 30.44
  const count = Math.floor(expected + fraction(world.seed, name, 'count', week))
  const by = chance(world.seed, name, 'when', week)
  const drawDay = lottery(
    Array.from({ length: 7 }, (_, i) => [week * 7 + i, busyness(world, name, week * 7 + i, profile)] as const),
  )
  const times = Array.from({ length: count }, () => {
    const day = drawDay(by)
    return { day, at: world.days.start(day) + (draws[profile](by) * 3600 + Math.floor(by.next() * 3600)) * 1000 }
  })
  times.sort((a, b) => a.at - b.at)
  return times.map((time, index) => ({ ...time, index }))
}

/** Number of a happening in the long run, for things that take turns. */
export const turnOf = (week: number, perMonth: number, index: number): number =>
  Math.abs(week * Math.max(1, Math.round((perMonth * 7) / 30.44)) + index)

/** `20261121-0042`: the day and the number within the week. */
export const serial = (world: World, { day, index }: Happening): string =>
  `${world.days.text(day).replaceAll('-', '')}-${String(index).padStart(4, '0')}`

const judges = new WeakMap<Share, Map<string, (code: string) => boolean>>()

/** Yes in the share that the indicator wants in the district. Kept by district: a function a record would be too many. */
export function yesIn(world: World, share: Share, district: string): (code: string) => boolean {
  const known = judges.get(share) ?? new Map<string, (code: string) => boolean>()
  judges.set(share, known)
  const found = known.get(district) ?? (code => share(code, world.wants.share(code, district)))
  known.set(district, found)
  return found
}

/** A seeded record reached the city some minutes after it was written. */
export const arrived = (born: number, by: Chance): number => born + Math.floor(by.between(1, 6) * 60_000)
