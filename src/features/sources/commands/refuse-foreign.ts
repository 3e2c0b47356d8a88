import type { Tx } from '../../../platform/db/client'
import { type Actor, isWithin } from '../../../shared/auth'
import { Problem } from '../../../shared/problem'
import type { City } from '../../areas'
import type { Dataset } from '../../datasets'
import { formerPlaces } from '../data/former-places.queries'
import { areasOf } from '../domain/areas-of'
import { isBound } from './record-checks'

interface Written {
  readonly id: string
  readonly knownFrom: Date
  readonly datasets: readonly Dataset[]
  readonly counts: { readonly accepted: number; readonly updated: number }
}

const NAMED = 10

/**
 * Whoever may write in one area only must not take over or withdraw a record that lies elsewhere: a row says where it
 * lies now, only the record itself says where it lay. Refuses the delivery as a whole; nothing of it is kept.
 * @throws Problem 403 `scope`
 */
export async function refuseForeign(tx: Tx, city: City, actor: Actor, batch: Written): Promise<void> {
  if (!isBound(actor)) return
  const changed = batch.counts.accepted + batch.counts.updated
  for (const dataset of batch.datasets) {
    const places = await formerPlaces(tx, dataset, { ...batch, changed })
    const foreign = places.filter(each => !isWithin(actor, { areas: areasOf(each, city) }))
    if (foreign.length === 0) continue
    const sourceIds = [...new Set(foreign.map(each => each.sourceId))].slice(0, NAMED)
    throw new Problem(403, 'scope', 'The delivery changes records outside the area of its sender; nothing was kept', {
      dataset: dataset.name,
      sourceIds,
    })
  }
}
