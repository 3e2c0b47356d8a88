import type { Connection, Tx } from '@/platform/db/client'
import { type FlagRule, packOf, type RulePack, type RuleVersion } from '../domain/rule-pack'

export interface PublishedRule extends RuleVersion {
  readonly publishedAt: Date
  readonly validFrom: Date
  /** As the audit names an actor. */
  readonly author: string
  readonly reason: string
}

const held = (sql: Connection) => sql`rule, version, is_on as "isOn", numbers, tells, orders`

/**
 * The rules that hold at a moment of the world; a newer version takes the place of every older one from its own moment.
 * @param known only versions that had been published by this moment of the database
 */
export async function rulesAt(sql: Connection, at: Date, known?: Date): Promise<RulePack> {
  const rows = await sql<RuleVersion[]>`
    select distinct on (rule) ${held(sql)} from flag_rule
    where valid_from <= ${at} ${known ? sql`and published_at <= ${known}` : sql``}
    order by rule, version desc`
  return packOf(rows)
}

/** Every version after the first, the newest first. */
export const publishedRules = (sql: Connection) => sql<PublishedRule[]>`
  select ${held(sql)}, published_at as "publishedAt", valid_from as "validFrom", author, reason
  from flag_rule order by published_at desc, rule, version desc`

/** Number of a rule's newest version, also one that holds from later on. */
export async function lastVersion(sql: Connection, rule: FlagRule): Promise<number> {
  const [row] = await sql<
    { last: number }[]
  >`select coalesce(max(version), 1)::int as last from flag_rule where rule = ${rule}`
  return row?.last ?? 1
}

export const addRule = (tx: Tx, each: PublishedRule) => tx`
  insert into flag_rule (rule, version, is_on, numbers, tells, orders, published_at, valid_from, author, reason)
  values (${each.rule}, ${each.version}, ${each.isOn}, ${tx.json(each.numbers)}, ${each.tells as string[]},
    ${each.orders}, ${each.publishedAt}, ${each.validFrom}, ${each.author}, ${each.reason})`
