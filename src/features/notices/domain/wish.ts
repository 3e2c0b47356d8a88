import type { Person } from '@/shared/auth'
import type { FlagRule, RulePack } from '../../flags'
import { subscriptionOf } from './subscription'

/** Ways by which the lamps and flags of a rule reach a person. */
export const wishChannels = ['bell', 'email', 'sms'] as const
export type WishChannel = (typeof wishChannels)[number]

/** How often at most: `now` each change by itself, else gathered into one message of so long. */
export const paces = ['off', 'now', 'hourly', 'daily'] as const
export type Pace = (typeof paces)[number]

export const minutesOf: Readonly<Record<Pace, number>> = { off: 0, now: 0, hourly: 60, daily: 1440 }

/** The bell rings until somebody silences a rule; outside the program nothing is told until somebody asks. */
const atFirst: Readonly<Record<WishChannel, Pace>> = { bell: 'now', email: 'off', sms: 'off' }
/** A bell has no digest: its list is one. */
export const pacesOf = (channel: WishChannel): readonly Pace[] => (channel === 'bell' ? ['off', 'now'] : paces)

/** What somebody wished of one rule by one way. */
export interface Wish {
  readonly rule: FlagRule
  readonly channel: WishChannel
  readonly pace: Pace
}

/** How each rule that tells somebody's posts reaches them: as they wished, else as at first. */
export function wishesFor(
  person: Pick<Person, 'roles' | 'unit' | 'area'>,
  versions: RulePack['versions'],
  wished: readonly Wish[],
): { readonly rule: FlagRule; readonly paces: Readonly<Record<WishChannel, Pace>> }[] {
  return subscriptionOf(person, versions).rules.map(rule => {
    const own = wished.filter(each => each.rule === rule)
    return { rule, paces: { ...atFirst, ...Object.fromEntries(own.map(each => [each.channel, each.pace])) } }
  })
}
