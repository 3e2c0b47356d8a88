import type { City } from '@/features/areas'
import { dataset } from '@/features/datasets'
import { lockRecords } from '@/features/datasets/server'
import { linkRecord } from '@/features/sources/server'
import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql, Tx } from '@/platform/db/client'
import { actorName, authorize } from '@/shared/auth'
import { conflict, notFound } from '@/shared/problem'
import { decideMatch, holdMatch, type StoredMatch, standing } from '../data/match.queries'
import { joiningProjects } from '../domain/policies'

interface Joining {
  readonly city: City
  readonly context: CommandContext
  readonly after: Readonly<Record<string, unknown>>
}

/**
 * Two projects are one from now on: the first counts, the second and whatever was linked to it follow the first.
 * The audit entry is the last thing of it.
 */
export async function joinPair(
  tx: Tx,
  { id, firstId, secondId }: Pick<StoredMatch, 'id' | 'firstId' | 'secondId'>,
  { city, context, after }: Joining,
): Promise<void> {
  await lockRecords(tx, 'project')
  const [first, second] = [await standing(tx, firstId), await standing(tx, secondId)]
  if (!first || !second || first.withdrawn || second.withdrawn)
    throw notFound('unknown-project', 'One of the projects is no longer there')
  if (second.counts !== secondId)
    throw conflict('already-decided', 'One of the projects was joined to another in the meantime', {
      with: second.counts,
    })
  const circumstances = { city, actor: context.actor, now: context.clock.now() }
  const kept = first.counts
  const moved = [secondId, ...second.followers].filter(each => each !== kept)
  for (const each of moved) await linkRecord(tx, { dataset: dataset('project'), id: each, sameAs: kept }, circumstances)
  await appendAudit(tx, context, {
    action: 'project.join',
    subject: `project:${kept}`,
    after: { match: id, joined: moved, ...after },
  })
}

async function separate(tx: Tx, { id, firstId, secondId }: StoredMatch, { city, context, after }: Joining) {
  const circumstances = { city, actor: context.actor, now: context.clock.now() }
  await linkRecord(tx, { dataset: dataset('project'), id: secondId, sameAs: null }, circumstances)
  await appendAudit(tx, context, {
    action: 'project.separate',
    subject: `project:${firstId}`,
    after: { match: id, separated: secondId, ...after },
  })
}

export type Decided = 'join' | 'apart' | 'undo'

/**
 * A person's word on two projects: one, not one, or to be decided again.
 * @throws Denied; Problem 404 `unknown-match`, `unknown-project`, 409 `already-decided`
 */
export async function decidePair(
  { id, decision, note }: { readonly id: string; readonly decision: Decided; readonly note: string | null },
  { sql, city, context }: { readonly sql: Sql; readonly city: City; readonly context: CommandContext },
): Promise<void> {
  authorize(context.actor, joiningProjects)
  await sql.begin(async tx => {
    await lockRecords(tx, 'project')
    const match = await holdMatch(tx, id)
    if (!match) throw notFound('unknown-match', `No pair is called ${id.slice(0, 60)}`)
    if ((decision === 'undo') !== (match.state !== 'waiting'))
      throw conflict('already-decided', 'Somebody else has decided in the meantime', { state: match.state })
    const state = decision === 'join' ? 'joined' : decision === 'apart' ? 'apart' : 'waiting'
    const by = decision === 'undo' ? null : actorName(context.actor)
    await decideMatch(tx, { id, state, by, note, now: context.clock.now() })
    const circumstances = { city, context, after: { note } }
    if (decision === 'join') await joinPair(tx, match, circumstances)
    else if (match.state === 'joined') await separate(tx, match, circumstances)
    else
      await appendAudit(tx, context, {
        action: decision === 'apart' ? 'project.apart' : 'project.undecided',
        subject: `project:${match.firstId}`,
        after: { match: id, other: match.secondId, note },
      })
  })
}
