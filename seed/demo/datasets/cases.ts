import { type Generator, happenings, type Profile } from '../generator'
import { type Chance, chance, lottery, quota, type Share } from '../random'
import type { Story } from '../story'
import type { World } from '../world'
import { allWeights, type ClassHabit, classHabits } from './case-classes'
import { CASES_A_MONTH, lifeOf } from './case-life'

/** Classes by the hours in which they are seen, so that each keeps its own rhythm. */
const byProfile = new Map<Profile, ClassHabit[]>()
for (const habit of classHabits) {
  const profile = habit.when ?? 'patrol'
  byProfile.set(profile, [...(byProfile.get(profile) ?? []), habit])
}

/** Cases of digital urban management, from the report to the closing or, for a few, not yet. */
export function cases(world: World): Generator {
  return {
    dataset: 'case',
    days: 3 * 365,
    reach: 100,
    stories: week => casesOf(world, week),
  }
}

function casesOf(world: World, week: number): Story[] {
  const share = quota(world.seed, 'case', week)
  const stories = [...byProfile].flatMap(([profile, habits]) => ofProfile(world, week, profile, habits, share))
  const seen = stories.filter(({ row }) => row.foundBy === 'sensor' || row.foundBy === 'video')
  const known = machineFoundBy.get(world) ?? new Map<number, readonly string[]>()
  known.set(
    week,
    seen.map(({ row }) => String(row.caseNo)),
  )
  machineFoundBy.set(world, known)
  return stories
}

const machineFoundBy = new WeakMap<World, Map<number, readonly string[]>>()

/** Numbers of a week's cases that sensors and cameras found, for the alarms that opened them. */
export function machineFound(world: World, week: number): readonly string[] {
  const known = machineFoundBy.get(world)?.get(week)
  if (known) return known
  casesOf(world, week)
  return machineFoundBy.get(world)?.get(week) ?? []
}

function ofProfile(world: World, week: number, profile: Profile, habits: readonly ClassHabit[], share: Share): Story[] {
  const weight = habits.reduce((sum, habit) => sum + habit.weight, 0)
  const perMonth = (CASES_A_MONTH * weight) / allWeights
  const moments = happenings(world, `case-${profile}`, week, perMonth, profile)
  const by = chance(world.seed, 'case', profile, week)
  const deck = dealt(habits, weight, moments.length, world, week, by)
  return moments.flatMap((moment, i) => {
    const habit = deck[i]
    const cls = habit && world.city.classes.get(habit.cls)
    return habit && cls ? [lifeOf(world, habit, cls, moment, `${profileLetter[profile]}`, week, share, by)] : []
  })
}

const profileLetter: Record<Profile, string> = {
  patrol: 'A',
  people: 'B',
  office: 'C',
  evening: 'D',
  always: 'E',
  night: 'F',
}

/** Each class in its proportion every week, shuffled: rare classes then never vanish for a month. */
function dealt(
  habits: readonly ClassHabit[],
  weight: number,
  count: number,
  world: World,
  week: number,
  by: Chance,
): ClassHabit[] {
  const share = quota(world.seed, 'case-class', week)
  const deck: ClassHabit[] = []
  for (const habit of habits) {
    const expected = (count * habit.weight) / weight
    const whole = Math.floor(expected) + (share(habit.cls, expected % 1) ? 1 : 0)
    for (let i = 0; i < whole; i++) deck.push(habit)
  }
  const common = lottery(habits.map(habit => [habit, habit.weight] as const))
  while (deck.length < count) deck.push(common(by))
  for (let i = deck.length - 1; i > 0; i--) {
    const j = by.int(0, i)
    ;[deck[i], deck[j]] = [deck[j] as ClassHabit, deck[i] as ClassHabit]
  }
  return deck
}
