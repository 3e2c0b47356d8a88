import { isIP } from 'node:net'
import type { Connection, Tx } from '@/platform/db/client'
import { type Asking, firstAsking } from '../domain/asking'
import { firstRule, type RatingRule } from '../domain/rule'

const columns = (sql: Connection) => sql`version, minimum, days, excludes, inside_networks as "insideNetworks", asking`

/** The rule of a moment; before the first version was written, the one the program comes with. */
export async function ruleAt(sql: Connection, at: Date): Promise<RatingRule> {
  const [row] = await sql<Stored<RatingRule>[]>`
    select ${columns(sql)} from rating_rule where valid_from <= ${at} order by version desc limit 1`
  return row ? whole(row) : { version: 0, ...firstRule }
}

/** Versions of before asking was part of the rule asked as the program did then. */
type Stored<Rule extends RatingRule> = Omit<Rule, 'asking'> & { readonly asking: Asking | null }
const whole = <Rule extends RatingRule>(stored: Stored<Rule>): Rule =>
  ({ ...stored, asking: stored.asking ?? firstAsking }) as Rule

/** Whether an address lies in one of the networks; the database knows how networks are written. */
export async function isInside(sql: Connection, address: string | null, networks: readonly string[]): Promise<boolean> {
  // an IPv4 caller on an IPv6 socket is the same caller
  const caller = address?.replace(/^::ffff:(?=\d+\.)/i, '') ?? ''
  if (!isIP(caller) || networks.length === 0) return false
  const [row] = await sql<{ inside: boolean }[]>`
    select ${caller}::inet <<= any(${networks as string[]}::inet[]) as inside`
  return row?.inside ?? false
}

export interface RuleVersion extends RatingRule {
  readonly validFrom: Date
  readonly author: string
  readonly reason: string
}

export async function ruleVersions(sql: Connection): Promise<RuleVersion[]> {
  const rows = await sql<Stored<RuleVersion>[]>`
    select ${columns(sql)}, valid_from as "validFrom", author, reason from rating_rule order by version desc`
  return rows.map(whole<RuleVersion>)
}

/** Two who change the rule come one after the other. */
export const lockRules = (tx: Tx) => tx`lock table rating_rule in exclusive mode`

export const addRule = (tx: Tx, rule: RuleVersion) =>
  tx`insert into rating_rule (version, valid_from, minimum, days, excludes, inside_networks, asking, author, reason)
    values (${rule.version}, ${rule.validFrom}, ${rule.minimum}, ${rule.days}, ${rule.excludes as string[]},
      ${rule.insideNetworks as string[]}, ${tx.json(rule.asking as never)}, ${rule.author}, ${rule.reason})`
