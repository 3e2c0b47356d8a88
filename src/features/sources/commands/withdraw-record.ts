import { appendAudit } from '../../../platform/audit'
import type { CommandContext } from '../../../platform/command/context'
import type { Sql } from '../../../platform/db/client'
import { actorName } from '../../../shared/auth'
import { notFound } from '../../../shared/problem'
import type { City } from '../../areas'
import type { Dataset } from '../../datasets'
import { findRecordId } from '../data/find-record'
import { emptyValues } from '../domain/empty-values'
import type { BatchOutcome } from '../domain/outcome'
import { recordId } from '../domain/record-id'
import { BatchWriter } from './batch-writer'
import { refuseForeign } from './refuse-foreign'

interface Withdrawal {
  readonly dataset: Dataset
  readonly source: string
  readonly sourceId: string
  /** Epoch milliseconds from which it counts no more; `null`: from now. */
  readonly heldFrom: number | null
}

/** Withdraws one record: a version of its own, and a batch of one. @throws Problem 404 `unknown-record` */
export async function withdrawRecord(
  { dataset, source, sourceId, heldFrom }: Withdrawal,
  { sql, city, context }: { readonly sql: Sql; readonly city: City; readonly context: CommandContext },
): Promise<BatchOutcome> {
  const { clock } = context
  const sentBy = actorName(context.actor)
  const receivedAt = clock.now()
  const id = recordId(receivedAt.getTime())
  return sql.begin(async tx => {
    const recordKey = await findRecordId(tx, dataset, source, sourceId)
    if (!recordKey) throw notFound('unknown-record', `${source} has no ${dataset.name} ${sourceId}`)
    const writer = await BatchWriter.open({
      tx,
      city,
      id,
      source,
      receivedAt,
      retryOf: null,
      sentBy,
      now: () => clock.now(),
      datasets: [{ dataset, targets: new Set() }],
      refusesRepeats: false,
      account: async ({ counts, knownFrom }) => {
        await refuseForeign(tx, city, context.actor, { id, knownFrom, datasets: [dataset], counts })
        const after = { withdrawn: true, changed: counts.updated, batch: id }
        await appendAudit(tx, context, { action: 'record.withdraw', subject: `${dataset.name}:${recordKey}`, after })
      },
    })
    const values = emptyValues(dataset)
    writer.add({ dataset, source, sourceId, values, heldFrom, withdrawn: true, ingestedAt: null }, () => ({
      line: 1,
      raw: '{}',
    }))
    const { counts, knownFrom, report } = await writer.finish(1, () => ({
      profile: null,
      heldFrom: heldFrom === null ? null : new Date(heldFrom).toISOString(),
      format: 'withdrawal',
      byCode: {},
      unusedColumns: [],
      missingColumns: [],
      warnings: {},
      unknownUnits: {},
      dates: [],
    }))
    return {
      batch: id,
      source,
      datasets: [dataset.name],
      ...counts,
      ...report,
      receivedAt: receivedAt.toISOString(),
      knownFrom: knownFrom.toISOString(),
      retryOf: null,
      sentBy,
    }
  }) as Promise<BatchOutcome>
}
