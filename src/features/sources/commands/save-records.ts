import type { Tx } from '../../../platform/db/client'
import { type Actor, actorName, system } from '../../../shared/auth'
import { Problem } from '../../../shared/problem'
import { zone } from '../../../shared/time'
import type { City } from '../../areas'
import type { Dataset } from '../../datasets'
import { bindCanonical } from '../domain/canonical-rows'
import type { BatchReport } from '../domain/outcome'
import { recordId } from '../domain/record-id'
import { Tally } from '../domain/tally'
import { BatchWriter } from './batch-writer'
import { recordChecks } from './record-checks'

/** The source of what is written here, at our own desks. */
export const OWN_SOURCE = 'chengmai'

/** One record as a command wants it to be. */
export interface OwnRecord {
  readonly dataset: Dataset
  /** `OWN_SOURCE`, or that of the record that is changed. */
  readonly source: string
  /** Absent: the dataset's natural key. */
  readonly sourceId?: string
  /** The whole content by field name, as JSON; what is absent is empty. */
  readonly content: Readonly<Record<string, unknown>>
  /** What the event log says of it: `case.dispatched`, with what followers need beside the record's own facts. */
  readonly event: {
    readonly type: string
    readonly data?: Readonly<Record<string, unknown>>
    /** Topics beside those of the record itself: the project of a problem. */
    readonly topics?: readonly string[]
  }
}

interface Circumstances {
  readonly city: City
  readonly actor: Actor
  readonly now: Date
}

/** Up to so many records are told one by one, each in its command's words. */
const MOST = 200

/**
 * Writes what a command decided, by the way of every delivery: checks, derivations, versions, rollups, events, inside
 * the command's transaction; only `appendAudit` comes after it. Two records of one call are one change.
 * @returns the moment from which the change is known
 * @throws Problem 422 with the code of the first record that was refused, and its field
 */
export async function saveRecords(
  tx: Tx,
  records: readonly OwnRecord[],
  { city, actor, now }: Circumstances,
): Promise<Date> {
  if (records.length === 0 || records.length > MOST) throw new RangeError(`one change has 1 to ${MOST} records`)
  const id = recordId(now.getTime())
  const tally = new Tally()
  const check = recordChecks({ city, outside: 'refuse', now: now.getTime(), tally, actor: system('command') })
  const datasets = [...new Set(records.map(each => each.dataset))]
  const bound = new Map(
    datasets.map(dataset => [
      dataset.name,
      bindCanonical(dataset, undefined, { check, cityZone: zone(city.timezone), heldFrom: null, source: OWN_SOURCE }),
    ]),
  )
  const events = new Map<string, OwnRecord['event']>()
  const keyOf = (dataset: string, source: string, sourceId: string) => [dataset, source, sourceId].join('\0')
  const writer = await BatchWriter.open({
    tx,
    city,
    id,
    source: OWN_SOURCE,
    receivedAt: now,
    retryOf: null,
    sentBy: actorName(actor),
    now: () => now,
    datasets: datasets.map(dataset => ({
      dataset,
      targets: bound.get(dataset.name)?.targets.get(dataset.name) ?? new Set(),
    })),
    refusesRepeats: false,
    retell: (event, record) => {
      const told = events.get(keyOf(String(event.data.dataset), record.source, record.sourceId))
      return told
        ? {
            ...event,
            type: told.type,
            actor: actorName(actor),
            topics: [...(told.topics ?? []), ...event.topics],
            data: { ...event.data, ...told.data },
          }
        : event
    },
  })
  try {
    for (const [line, { dataset, source, sourceId, content, event }] of records.entries()) {
      const row = { line, value: { ...content, source } }
      for (const emit of bound.get(dataset.name)?.emitters ?? [])
        emit(row, {
          record: emission => {
            const kept = { ...emission, source, sourceId: sourceId ?? emission.sourceId }
            events.set(keyOf(dataset.name, kept.source, kept.sourceId), event)
            writer.add(kept, () => ({ line, raw: '{}' }))
          },
          refused: ({ code, reason, field }) => {
            throw new Problem(422, code, reason, { field, dataset: dataset.name })
          },
        })
    }
  } catch (error) {
    // The connection is given back only when nothing is under way on it.
    await writer.settled().catch(() => {})
    throw error
  }
  const { knownFrom } = await writer.finish(records.length, () => reportOf(tally))
  return knownFrom
}

const reportOf = (tally: Tally): BatchReport => ({
  profile: null,
  heldFrom: null,
  format: 'command',
  byCode: {},
  unusedColumns: [],
  missingColumns: [],
  warnings: tally.warnings.toObject(),
  unknownUnits: tally.unknownUnits.toObject(),
  dates: [],
})
