import { z } from 'zod'
import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { appendEvents } from '@/platform/events/data/append-events'
import { actorName, authorize } from '@/shared/auth'
import { badRequest, conflict } from '@/shared/problem'
import { addRule, lastVersion, type PublishedRule, rulesAt } from '../data/flag-rule.queries'
import { lockTelling } from '../data/told-flags.queries'
import { publishingRules } from '../domain/policies'
import {
  type FlagRule,
  flagRules,
  numberBounds,
  numbersTrouble,
  type RuleNumber,
  ruleParameters,
  toldPosts,
} from '../domain/rule-pack'

export const isFlagRule = (name: string): name is FlagRule => flagRules.some(each => each === name)

/** The numbers of one rule, or of all: each within its bounds, none unknown. */
export const numbersSchema = (names: readonly RuleNumber[]) =>
  z.strictObject(
    Object.fromEntries(
      names.map(name => {
        const [least, most] = numberBounds[name]
        const number = z.number().min(least).max(most)
        return [name, most > 1 ? number.int() : number]
      }),
    ),
  )

export const ruleChange = z.strictObject({
  expectedVersion: z.number().int().min(1),
  isOn: z.boolean(),
  numbers: z.record(z.string(), z.number()),
  tells: z.array(z.enum(toldPosts)),
  orders: z.boolean().default(false),
  /** From when it holds; absent: at once. */
  validFrom: z.iso.datetime({ offset: true }).optional(),
  reason: z.string().trim().min(4).max(500),
})

/**
 * A new version of a rule, which holds from now or a later moment; earlier versions stay, and so does what they lit.
 * @throws Problem 400 `bad-body` `in-the-past`; 409 `changed-meanwhile`; Denied
 */
export async function publishRule(
  sql: Sql,
  context: CommandContext,
  rule: FlagRule,
  wanted: z.infer<typeof ruleChange>,
): Promise<PublishedRule> {
  authorize(context.actor, publishingRules)
  const numbers = numbersSchema(ruleParameters[rule]).partial().safeParse(wanted.numbers)
  if (!numbers.success) throw badRequest('bad-body', z.prettifyError(numbers.error))
  return (await sql.begin(async tx => {
    // whoever tells changes reads the rules of two moments: none of these may pass while this is written
    await lockTelling(tx)
    const now = context.clock.now()
    const pack = await rulesAt(tx, now)
    const last = await lastVersion(tx, rule)
    if (last !== wanted.expectedVersion)
      throw conflict('changed-meanwhile', 'The rule has a newer version', { version: last })
    // a number that is not named stays as it is
    const whole = { ...pack.numbers, ...numbers.data }
    const trouble = numbersTrouble(whole)
    if (trouble) throw badRequest('bad-body', trouble)
    const validFrom = new Date(wanted.validFrom ?? now.getTime() + 1)
    if (validFrom <= now) throw badRequest('in-the-past', 'A rule holds from now or from a later moment')
    const { isOn, tells, reason } = wanted
    const next: PublishedRule = {
      rule,
      version: last + 1,
      isOn,
      numbers: Object.fromEntries(ruleParameters[rule].map(each => [each, whole[each]])),
      tells: toldPosts.filter(each => tells.includes(each)),
      orders: wanted.orders,
      publishedAt: now,
      validFrom,
      author: actorName(context.actor),
      reason,
    }
    await addRule(tx, next)
    const subject = `flag-rule:${rule}`
    const { author: actor } = next
    const data = { rule, version: next.version, isOn, validFrom: validFrom.toISOString() }
    await appendEvents(tx, [{ at: now, topics: ['wall'], type: 'flag-rule.published', subject, data, actor }])
    await appendAudit(tx, context, {
      action: 'rule.publish',
      subject,
      before: pack.versions[rule],
      after: next,
      reason,
    })
    return next
  })) as PublishedRule
}
