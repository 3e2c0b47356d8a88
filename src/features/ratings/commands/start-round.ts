import { z } from 'zod'
import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import { actorName, authorize } from '@/shared/auth'
import { uuid } from '@/shared/ids'
import { addRound, drawProjects } from '../data/round.queries'
import { supervisingRatings } from '../domain/policies'
import { type Invited, inviteIn, type LinkPlace } from './invite'

const DAY_MS = 86_400_000

/** How a round draws: so many projects by chance, of a district or of all, none that was asked in the last so many days. */
export const roundSchema = z.object({
  name: z.string().trim().min(1).max(100),
  sample: z.number().int().min(1).max(500),
  district: z.string().max(12).optional(),
  restDays: z.number().int().min(0).max(365).default(90),
})

export interface Round {
  readonly id: string
  readonly invitations: readonly (Invited & { readonly projectCode: string })[]
}

/** Starts a round: draws projects and makes a link for each. The seed of the draw is kept with it, so it can be drawn again. */
export async function startRound(
  { sql, secret }: LinkPlace,
  context: CommandContext,
  rule: z.infer<typeof roundSchema>,
): Promise<Round> {
  authorize(context.actor, supervisingRatings)
  return sql.begin(async tx => {
    const at = context.clock.now()
    const id = uuid(at)
    const since = new Date(at.getTime() - rule.restDays * DAY_MS)
    const codes = await drawProjects(tx, { seed: id, sample: rule.sample, district: rule.district ?? null, since, at })
    await addRound(tx, { id, name: rule.name, madeAt: at, madeBy: actorName(context.actor), rule, drawn: codes.length })
    const invitations: (Invited & { projectCode: string })[] = []
    for (const projectCode of codes) {
      const invited = await inviteIn(tx, secret, context, { projectCode, moment: 'round', roundId: id })
      if (invited) invitations.push({ projectCode, ...invited })
    }
    await appendAudit(tx, context, {
      action: 'rating.round',
      subject: `rating-round:${id}`,
      after: { ...rule, drawn: codes.length },
    })
    return { id, invitations }
  }) as Promise<Round>
}
