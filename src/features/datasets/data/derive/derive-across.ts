import type { Sql, Tx } from '@/platform/db/client'
import { appendEvents } from '@/platform/events/data/append-events'
import { actorName, system } from '@/shared/auth'
import type { Dataset } from '../../domain/define-dataset'
import { lockRecords } from '../merge-lock'
import { deriveLifeStages, deriveStages } from './approval-stages'
import { clearQuietHotspots, deriveAllHotspots, deriveHotspots } from './hotspots'
import { deriveMissed } from './missed'
import { deriveParkingDaily, fillParkingDay } from './parking-day'
import { deriveRestricted } from './restricted'

/** Larger batches of cases find their hot-spots after the commit: `settleDerivations`. */
const INLINE_CASES = 2000

export interface AcrossBatch {
  /** Batch that the changed rows of the record table carry in `batch_id`. */
  readonly batchId: string
  /** The batch's commit moment, `known_from` of its versions; also the moment at which things are judged. */
  readonly knownFrom: Date
}

/**
 * Fills the derived fields that need other rows than their own, for the rows a batch brought or changed and for those
 * they affect. Called in the batch's transaction, after the merge. Writes no new versions: nobody sent these values.
 */
export async function deriveAcross(tx: Tx, dataset: Dataset, { batchId, knownFrom }: AcrossBatch): Promise<void> {
  switch (dataset.name) {
    case 'case': {
      await deriveMissed(tx, 'case', batchId, knownFrom)
      const [size] = await tx<{ rows: number }[]>`
        select count(*)::int as rows from (
          select 1 from record."case" where batch_id = ${batchId} limit ${INLINE_CASES + 1}) as part`
      if ((size?.rows ?? 0) <= INLINE_CASES) await deriveHotspots(tx, batchId, knownFrom, knownFrom)
      else
        await tx`
          insert into derivation_due (dataset, batch_id, known_from) values ('case', ${batchId}, ${knownFrom})
          on conflict do nothing`
      return
    }
    case 'parking':
      await deriveParkingDaily(tx, batchId)
      return
    case 'approval_step':
      await deriveStages(tx, batchId)
      await deriveLifeStages(tx, batchId, knownFrom)
      return
    case 'project':
      await deriveLifeStages(tx, batchId, knownFrom)
      return
    case 'road':
    case 'road_permit':
      await deriveRestricted(tx, dataset.name, batchId)
      return
    case 'patrol':
      await deriveMissed(tx, 'patrol', batchId, knownFrom)
      return
    default:
      return
  }
}

/** No delivery brought it and nobody is told of it, but whoever counts records has to count them again. */
const tellDerived = (tx: Tx, dataset: string, count: number, now: Date) =>
  appendEvents(tx, [
    {
      at: now,
      topics: [],
      type: 'records.derived',
      subject: `dataset:${dataset}`,
      data: { dataset, count },
      actor: actorName(system('derivations')),
    },
  ])

/** Brings what rests on the records up to them; called last in a transaction that changed some. */
type SettleRecords = (tx: Tx) => Promise<void>

/**
 * Finishes what large batches left over and what time alone brings about: hot-spots, spots that have gone quiet, the
 * missing rows of days that have ended (the last `days` before `now`). To be called before indicators are computed and
 * every few minutes; does little where there is nothing to do. Returns how many rows changed.
 */
export async function settleDerivations(sql: Sql, now: Date, settle: SettleRecords, days = 7): Promise<number> {
  const end = async (tx: Tx, dataset: string, count: number) => {
    await settle(tx)
    if (count > 0) await tellDerived(tx, dataset, count, now)
  }
  const due = await sql<{ batch_id: string }[]>`select batch_id from derivation_due where dataset = 'case'`
  let changed = 0
  if (due.length > 0) {
    changed += await deriveAllHotspots(sql, now, (tx, count) => end(tx, 'case', count))
    await sql`delete from derivation_due where batch_id = any(${due.map(each => each.batch_id)}::uuid[])`
  }
  changed += await sql.begin(async tx => {
    await lockRecords(tx, 'case')
    const cleared = await clearQuietHotspots(tx, now)
    await end(tx, 'case', cleared)
    return cleared
  })
  const ended = await sql<{ day: string }[]>`
    select day from calendar_day where ends_at <= ${now} and ends_at > ${now}::timestamptz - ${days} * interval '1 day' order by day`
  for (const { day } of ended) {
    changed += await sql.begin(async tx => {
      await lockRecords(tx, 'parking')
      const filled = await fillParkingDay(tx, day, now)
      await end(tx, 'parking', filled)
      return filled
    })
  }
  return changed
}
