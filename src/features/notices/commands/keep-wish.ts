import { z } from 'zod'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { authorize, type Person } from '@/shared/auth'
import { Problem } from '@/shared/problem'
import { flagRules } from '../../flags'
import { rulesAt } from '../../flags/server'
import { putWish } from '../data/wish.queries'
import { readingNotices } from '../domain/policies'
import { subscriptionOf } from '../domain/subscription'
import { paces, pacesOf, type Wish, wishChannels } from '../domain/wish'

export const wishInput = z
  .strictObject({ rule: z.enum(flagRules), channel: z.enum(wishChannels), pace: z.enum(paces) })
  .refine(each => pacesOf(each.channel).includes(each.pace), { path: ['pace'], message: 'is no pace of this channel' })

/**
 * How a rule reaches whoever is signed in, among the rules that tell their posts: a wish never widens a right. As with
 * the mark of the bell, it is the reader's own affair and leaves no audit entry.
 * @throws Denied; Problem 422 `not-told`
 */
export async function keepWish(sql: Sql, context: CommandContext, wish: Wish): Promise<Wish> {
  authorize(context.actor, readingNotices)
  const person = context.actor as Person
  return (await sql.begin(async tx => {
    const { versions } = await rulesAt(tx, context.clock.now())
    if (!subscriptionOf(person, versions).rules.includes(wish.rule))
      throw new Problem(422, 'not-told', `The rule ${wish.rule} tells none of your posts`, { field: 'rule' })
    await putWish(tx, person.id, wish)
    return wish
  })) as Wish
}
