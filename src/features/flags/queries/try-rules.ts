import { z } from 'zod'
import type { Connection } from '@/platform/db/client'
import { badRequest } from '@/shared/problem'
import { type City, lookAt, scopeOf } from '../../areas'
import { readFlags } from '../data/open-flags.sql'
import type { OpenFlag } from '../domain/flag'
import { type FlagRule, type RuleNumbers, ruleNumbers, ruleVersions } from '../domain/rules'

const DAY = 86_400_000
/** Moments looked at; each is read once by the present numbers and once by the proposed. */
const MOST_MOMENTS = 60

const days = z.number().int().min(1).max(3650)
export const trialInput = z
  .object({
    numbers: z
      .object({
        signingDays: days,
        nearWorkdays: z.number().int().min(0).max(60),
        nearShare: z.number().min(0).max(1),
        behindYellow: z.number().int().min(1).max(100),
        behindRed: z.number().int().min(1).max(100),
        flagDays: days,
      })
      .partial()
      .strict(),
    area: z.string().optional(),
    /** The stretch that is looked back on; absent: the last year, week by week. */
    from: z.iso.datetime({ offset: true }).optional(),
    to: z.iso.datetime({ offset: true }).optional(),
    everyDays: z.number().int().min(1).max(92).default(7),
  })
  .strict()
type Trial = z.infer<typeof trialInput>

const rules: readonly FlagRule[] = ['ninety-days', 'late-step', 'behind-plan', 'unsettled-problem']

/** Each rule with its version and its numbers. */
export const rulePack = () => ({
  rules: rules.map(rule => ({ rule, version: ruleVersions[rule] })),
  numbers: ruleNumbers,
})

const keyOf = ({ subject, id, rule }: OpenFlag) => `${rule} ${subject} ${id}`

/** What was lit at the moments looked at: the mean of each, and how many different things ever were. */
class Tally {
  readonly #lit: { readonly at: Date; readonly flags: readonly OpenFlag[] }[] = []
  add(at: Date, flags: readonly OpenFlag[]): void {
    this.#lit.push({ at, flags })
  }
  of(rule: FlagRule) {
    const own = this.#lit.map(({ flags }) => flags.filter(each => each.rule === rule))
    const mean = (colour: string) =>
      Math.round(
        (10 * own.reduce((sum, flags) => sum + flags.filter(each => each.colour === colour).length, 0)) / own.length,
      ) / 10
    return { red: mean('red'), yellow: mean('yellow'), things: new Set(own.flatMap(flags => flags.map(keyOf))).size }
  }
  moments() {
    const count = (flags: readonly OpenFlag[], colour: string) => flags.filter(each => each.colour === colour).length
    return this.#lit.map(({ at, flags }) => ({ at, red: count(flags, 'red'), yellow: count(flags, 'yellow') }))
  }
}

/**
 * What other numbers of the rules would have lit, beside what the present ones did, over a stretch of history: by the
 * very statement that lights lamps, on the records as they stood.
 * @throws Problem 400 `bad-range` `unknown-area`
 */
export async function tryRules(sql: Connection, city: City, trial: Trial, now: Date) {
  const to = trial.to ? new Date(trial.to) : now
  const from = trial.from ? new Date(trial.from) : new Date(to.getTime() - 364 * DAY)
  const step = trial.everyDays * DAY
  const moments = Math.floor((to.getTime() - from.getTime()) / step) + 1
  if (!(moments >= 1 && moments <= MOST_MOMENTS) || to > now)
    throw badRequest('bad-range', `A trial looks at 1 to ${MOST_MOMENTS} moments, none of them to come`)
  const numbers: RuleNumbers = { ...ruleNumbers, ...(trial.numbers as Partial<RuleNumbers>) }
  if (numbers.behindRed < numbers.behindYellow) throw badRequest('bad-range', 'behindRed is not below behindYellow')
  const scope = scopeOf(city, trial.area)
  const present = new Tally()
  const proposed = new Tally()
  for (let n = 0; n < moments; n++) {
    const at = new Date(to.getTime() - (moments - 1 - n) * step)
    const look = lookAt(at, city.timezone, scope)
    present.add(at, await readFlags(sql, look, { at }))
    proposed.add(at, await readFlags(sql, look, { at }, numbers))
  }
  const before = present.moments()
  return {
    from,
    to,
    numbers,
    rules: rules.map(rule => ({ rule, present: present.of(rule), proposed: proposed.of(rule) })),
    moments: proposed.moments().map(({ at, ...lit }, n) => {
      const { at: _, ...was } = before[n] ?? { at, red: 0, yellow: 0 }
      return { at, present: was, proposed: lit }
    }),
  }
}
