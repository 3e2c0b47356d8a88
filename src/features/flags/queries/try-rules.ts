import { z } from 'zod'
import type { Connection } from '@/platform/db/client'
import { badRequest } from '@/shared/problem'
import { type City, lookAt, scopeOf } from '../../areas'
import { numbersSchema } from '../commands/publish-rule'
import { publishedRules, rulesAt } from '../data/flag-rule.queries'
import { litBy, readFlags } from '../data/open-flags.sql'
import type { OpenFlag } from '../domain/flag'
import { flagChanges } from '../domain/flag-change'
import {
  type FlagRule,
  firstVersions,
  flagRules,
  numberBounds,
  numbersTrouble,
  orderColour,
  type RuleNumber,
  type RulePack,
} from '../domain/rule-pack'

const DAY = 86_400_000
/** Moments looked at; each is read once by the present numbers and once by the proposed. */
const MOST_MOMENTS = 60

/** Lamps that would go on or out now and are named; their number is always whole. */
const SHOWN = 20

export const trialInput = z
  .object({
    numbers: numbersSchema(Object.keys(numberBounds) as RuleNumber[])
      .partial()
      .default({}),
    /** Rules as they would be switched. */
    on: z.partialRecord(z.enum(flagRules), z.boolean()).default({}),
    area: z.string().optional(),
    /** The stretch that is looked back on; absent: the last year, week by week. */
    from: z.iso.datetime({ offset: true }).optional(),
    to: z.iso.datetime({ offset: true }).optional(),
    everyDays: z.number().int().min(1).max(92).default(7),
  })
  .strict()
type Trial = z.infer<typeof trialInput>

/** Each rule as it holds at a moment, and every version there ever was, the newest first. */
export async function rulePack(sql: Connection, at: Date) {
  const [pack, published] = await Promise.all([rulesAt(sql, at), publishedRules(sql)])
  const versions = [
    ...published.map(({ publishedAt, validFrom, author, reason, ...version }) => ({
      ...version,
      published: { at: publishedAt, validFrom, author, reason },
    })),
    ...firstVersions.map(version => ({ ...version, published: null })),
  ]
  return {
    at,
    numbers: pack.numbers,
    rules: flagRules.map(rule => ({ ...pack.versions[rule], history: versions.filter(each => each.rule === rule) })),
  }
}

export type ShownRule = Awaited<ReturnType<typeof rulePack>>['rules'][number]
export type RuleTrial = Awaited<ReturnType<typeof tryRules>>

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
  last(): readonly OpenFlag[] {
    return this.#lit.at(-1)?.flags ?? []
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
  const held = await rulesAt(sql, now)
  const pack: RulePack = { ...held, numbers: { ...held.numbers, ...trial.numbers }, on: { ...held.on, ...trial.on } }
  const trouble = numbersTrouble(pack.numbers)
  if (trouble) throw badRequest('bad-range', trouble)
  const scope = scopeOf(city, trial.area)
  const present = new Tally()
  const proposed = new Tally()
  for (let n = 0; n < moments; n++) {
    const at = new Date(to.getTime() - (moments - 1 - n) * step)
    const look = lookAt(at, city.timezone, scope)
    present.add(at, await readFlags(sql, look, { at }))
    proposed.add(at, await readFlags(sql, look, { at }, pack))
  }
  const end = lookAt(to, city.timezone, scope)
  const late = async (rule: FlagRule) =>
    (await litBy(sql, end, rule, { at: to }, pack)).filter(each => each.colour === orderColour[rule]).length
  const tried = flagRules.filter(rule => trial.on[rule])
  const before = present.moments()
  const changes = flagChanges(present.last(), proposed.last())
  const named = (type: string) => {
    const own = changes.filter(each => each.type === type)
    const items = own.slice(0, SHOWN).map(({ flag: { subject, id, name, item, colour, rule } }) => {
      const unit = subject === 'unit' ? city.units.get(id)?.name.zh : undefined
      return { subject, id, name: unit ?? name, item, colour, rule }
    })
    return { count: own.length, items }
  }
  return {
    from,
    to,
    numbers: pack.numbers,
    on: pack.on,
    /** What the change would do at the end of the stretch. */
    raises: named('flag.raised'),
    clears: named('flag.cleared'),
    /** Of the rules tried, at the end of the stretch: the things for each of which an order would go out once. */
    ordered: await Promise.all(tried.map(async rule => ({ rule, things: await late(rule) }))),
    rules: flagRules.map(rule => ({ rule, present: present.of(rule), proposed: proposed.of(rule) })),
    moments: proposed.moments().map(({ at, ...lit }, n) => {
      const { at: _, ...was } = before[n] ?? { at, red: 0, yellow: 0 }
      return { at, present: was, proposed: lit }
    }),
  }
}
