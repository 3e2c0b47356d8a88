import type { Tx } from '../../../platform/db/client'
import { type Actor, actorName } from '../../../shared/auth'
import type { City } from '../../areas'
import type { Dataset } from '../../datasets'
import { deriveAcross } from '../../datasets/server'
import { settle } from '../../indicators/server'
import { closeBatch, openBatch } from '../data/batch.queries'
import { writeChangeEvents } from '../data/change-events'
import { writeLink } from '../data/link-record.queries'
import { recordId } from '../domain/record-id'
import { OWN_SOURCE } from './save-records'

interface Link {
  readonly dataset: Dataset
  readonly id: string
  /** The record that counts in its stead; `null`: it counts itself again. */
  readonly sameAs: string | null
}

interface Circumstances {
  readonly city: City
  readonly actor: Actor
  readonly now: Date
}

/**
 * Two sources' records of one thing count once: says that one is the same as another, or takes that back, with what
 * follows for rollups, stages of life and followers. Inside the command's transaction; only `appendAudit` comes after it.
 */
export async function linkRecord(tx: Tx, { dataset, id, sameAs }: Link, { city, actor, now }: Circumstances) {
  const batchId = recordId(now.getTime())
  const batch = { id: batchId, source: OWN_SOURCE, datasets: [dataset.name], receivedAt: now, retryOf: null }
  const knownFrom = await openBatch(tx, { ...batch, sentBy: actorName(actor) }, () => now)
  const isChanged = await writeLink(tx, dataset, { id, sameAs, knownFrom, batchId })
  if (isChanged) await deriveAcross(tx, dataset, { batchId, knownFrom })
  await settle(tx, { city, now: knownFrom, direct: null })
  const updated = isChanged ? 1 : 0
  const counts = { rows: 1, received: 1, accepted: 0, updated, unchanged: 1 - updated, rejected: 0 }
  await closeBatch(tx, batchId, counts, {
    profile: null,
    heldFrom: null,
    format: 'link',
    byCode: {},
    unusedColumns: [],
    missingColumns: [],
    warnings: {},
    unknownUnits: {},
    dates: [],
  })
  await writeChangeEvents(tx, [{ dataset, count: updated }], { id: batchId, source: OWN_SOURCE, knownFrom }, city)
}
