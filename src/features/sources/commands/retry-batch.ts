import { isUuid } from '@/shared/ids/is-uuid'
import type { Origin } from '../../../platform/command/context'
import type { Sql } from '../../../platform/db/client'
import { conflict, notFound } from '../../../shared/problem'
import { findBatch } from '../data/batch.queries'
import { rejectsAfter } from '../data/quarantine.queries'
import { findProfile } from '../queries/find-profile'
import type { IngestJob } from './ingest-job'

/**
 * The job that sends a batch's refused rows again, through the profile as it is now.
 * @throws Problem 404 `unknown-batch`, 409 `nothing-waiting`
 */
export async function retryJob(sql: Sql, id: string, by: Origin): Promise<{ job: IngestJob; rows: number }> {
  const batch = isUuid(id) ? await findBatch(sql, id) : null
  if (!batch) throw notFound('unknown-batch', `No batch is called ${id.slice(0, 100)}`)
  const [waiting] = await rejectsAfter(sql, id, { line: -1, id: -1 }, 1, true)
  if (!waiting) throw conflict('nothing-waiting', 'No refused row of this batch waits any more')
  const mapping =
    batch.profile === null
      ? { dataset: batch.datasets[0] ?? '', source: batch.source }
      : { profile: await findProfile(sql, batch.profile) }
  const heldFrom = batch.heldFrom === null ? null : Date.parse(batch.heldFrom)
  return { job: { mapping, from: { retryOf: id }, heldFrom, by }, rows: batch.rejected }
}
