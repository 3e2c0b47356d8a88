import { z } from 'zod'
import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { authorize } from '@/shared/auth'
import { badRequest, notFound, Problem } from '@/shared/problem'
import { areasAbove, type City } from '../../areas'
import { recordValues } from '../data/record-values.queries'
import { allFields } from '../domain/common-fields'
import type { Dataset } from '../domain/define-dataset'
import { readingOf, unmasking } from '../domain/policies'

/** A reason shorter than this says nothing to whoever reads the audit. */
const SHORTEST_REASON = 4

const wish = z.strictObject({
  fields: z.array(z.string()).min(1).max(20),
  reason: z.string().trim().min(SHORTEST_REASON).max(500),
})

interface Unmasked {
  readonly values: Readonly<Record<string, unknown>>
}

/**
 * Shows personal values of one record once. The entry that tells of it is committed before the answer leaves: nobody sees
 * a value without a trace.
 * @throws Denied; Problem 422 `reason-needed`, 400 `not-personal`, 404 `unknown-record`
 */
export async function unmaskRecord(
  { dataset, id, input }: { readonly dataset: Dataset; readonly id: string; readonly input: unknown },
  { sql, city, context }: { readonly sql: Sql; readonly city: City; readonly context: CommandContext },
): Promise<Unmasked> {
  authorize(context.actor, readingOf(dataset), dataset.name)
  authorize(context.actor, unmasking)
  const asked = wish.safeParse(input)
  if (!asked.success) {
    const [issue] = asked.error.issues
    throw new Problem(422, issue?.path[0] === 'reason' ? 'reason-needed' : 'bad-wish', issue?.message ?? '', {
      field: issue?.path.join('.'),
    })
  }
  const { fields, reason } = asked.data
  const masked = new Set(allFields(dataset).flatMap(each => (each.personal || each.free ? [each.name] : [])))
  const other = fields.find(each => !masked.has(each))
  if (other !== undefined) throw badRequest('not-personal', `${other.slice(0, 100)} of ${dataset.name} is not masked`)
  return sql.begin(async tx => {
    const found = await recordValues(tx, dataset, id, fields)
    if (!found) throw notFound('unknown-record', `No ${dataset.name} is called ${id.slice(0, 100)}`)
    const { cell, community, street, district } = found.place
    const lowest = cell ?? community ?? street ?? district
    authorize(context.actor, unmasking, { areas: lowest === null ? [] : areasAbove(city, lowest) })
    await appendAudit(tx, context, {
      action: 'personal.unmask',
      subject: `${dataset.name}:${id}`,
      after: { fields },
      reason,
    })
    return { values: found.values }
  }) as Promise<Unmasked>
}
