import { z } from 'zod'
import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { actorName, authorize } from '@/shared/auth'
import { conflict } from '@/shared/problem'
import { addRule, lockRules, type RuleVersion, ruleAt } from '../data/rule.queries'
import { askingSchema } from '../domain/asking'
import { supervisingRatings } from '../domain/policies'
import { marks } from '../domain/scale'

export const ruleSchema = z.object({
  expectedVersion: z.number().int().min(0),
  minimum: z.number().int().min(3, 'below three nobody is anonymous').max(100),
  days: z.number().int().min(7).max(730),
  excludes: z.array(z.enum(marks)),
  insideNetworks: z.array(z.union([z.cidrv4(), z.cidrv6()])).max(100),
  /** As it was where it is not told. */
  asking: askingSchema.optional(),
  reason: z.string().trim().min(4).max(500),
})

/** A new version of how scores are counted; earlier ones stay as they were. @throws Problem 409 `changed-meanwhile`; Denied */
export async function changeRule(
  sql: Sql,
  context: CommandContext,
  wanted: z.infer<typeof ruleSchema>,
): Promise<RuleVersion> {
  authorize(context.actor, supervisingRatings)
  const { expectedVersion, reason, asking, ...rule } = wanted
  return sql.begin(async tx => {
    await lockRules(tx)
    const at = context.clock.now()
    const before = await ruleAt(tx, at)
    if (before.version !== expectedVersion)
      throw conflict('changed-meanwhile', 'The rule has a newer version', { version: before.version })
    const next = {
      ...rule,
      asking: asking ?? before.asking,
      version: before.version + 1,
      validFrom: at,
      author: actorName(context.actor),
      reason,
    }
    await addRule(tx, next)
    await appendAudit(tx, context, { action: 'rating.rule', subject: 'rating-rule', before, after: next, reason })
    return next
  }) as Promise<RuleVersion>
}
