import type { Tx } from '../../../platform/db/client'
import { announceEvents, appendEvents, lockEventLog } from '../../../platform/events/data/append-events'
import { columnName, quoted } from '../../../shared/names'
import type { City } from '../../areas'
import type { Dataset } from '../../datasets'
import { type ChangedRecord, type ChangeEvent, changeEvent, eventFields, layerOf } from '../domain/change-event'
import { historyTableOf, recordTableOf } from './content-columns'

/** Up to so many changed records an event is written for each. */
const ONE_BY_ONE = 200
const IDS_AN_EVENT = 1000

export type Retell = (event: ChangeEvent, record: ChangedRecord) => ChangeEvent

interface Batch {
  readonly id: string
  readonly source: string
  readonly knownFrom: Date
  /** Says what a command did in its own words; as it stands where a delivery brought the record. */
  readonly retell?: Retell | undefined
}

const column = (field: string | null, cast: string) =>
  field === null ? 'null' : `r.${quoted(columnName(field))}${cast}`

function changedRecords(tx: Tx, dataset: Dataset, batch: Batch): Promise<ChangedRecord[]> {
  const { status, cls, stage, at } = eventFields(dataset)
  return tx.unsafe<ChangedRecord[]>(
    `select r.id, r.source, r.source_id as "sourceId", r.title, r.district, r.street, r.community, r.cell, r.unit, r.lng, r.lat,
       r.withdrawn, ${column(status, '')} as status, ${column(cls, '')} as cls, ${column(stage, '')} as stage,
       ${at === null ? 'null::text' : `to_jsonb(${column(at, '')}) #>> '{}'`} as at,
       exists (select 1 from ${historyTableOf(dataset)} h where h.id = r.id and h.known_from < r.known_from and h.known_to = r.known_from) as "wasKnown"
     from ${recordTableOf(dataset)} r where r.batch_id = $1 order by r.id`,
    [batch.id],
  )
}

/** One event for each thousand records of a district, with their points where the map shows them. */
async function writeBulk(tx: Tx, dataset: Dataset, batch: Batch, city: City): Promise<void> {
  const { status, cls, stage, at } = eventFields(dataset)
  const layer = layerOf(dataset.name)
  const point = `json_build_array(id, lng, lat, status, cls, stage, at, withdrawn)`
  await tx.unsafe(
    `insert into event_log (at, topics, type, subject, data, actor)
     select $2::timestamptz,
       case when district is null then array[]::text[]
         else array['area:' || district, 'area:' || $3::text]${layer ? ` || array['${layer}']` : ''} || array['wall'] end,
       'records.changed', $4::text,
       jsonb_build_object('dataset', $5::text, 'source', $6::text, 'batch', $1::text, 'district', district, 'count', count(*),
         ${
           layer
             ? `'columns', '["id","lng","lat","status","cls","stage","at","withdrawn"]'::jsonb, 'points', json_agg(${point})`
             : `'ids', json_agg(id)`
         }),
       'source:' || $6::text
     from (
       select r.id, r.district, r.lng, r.lat, r.withdrawn, ${column(status, '')} as status, ${column(cls, '')} as cls,
         ${column(stage, '')} as stage, ${column(at, '')} as at,
         (row_number() over (partition by r.district) - 1) / ${IDS_AN_EVENT} as part
       from ${recordTableOf(dataset)} r where r.batch_id = $1::uuid
     ) changed
     group by district, part`,
    [batch.id, batch.knownFrom.toISOString(), city.code, `dataset:${dataset.name}`, dataset.name, batch.source],
  )
}

/** Tells of what a batch changed (`decisions` 26). The last thing its transaction does. */
export async function writeChangeEvents(
  tx: Tx,
  changed: readonly { readonly dataset: Dataset; readonly count: number }[],
  batch: Batch,
  city: City,
): Promise<void> {
  const total = changed.reduce((sum, each) => sum + each.count, 0)
  if (total === 0) return
  if (total <= ONE_BY_ONE) {
    const records = []
    for (const { dataset } of changed)
      for (const record of await changedRecords(tx, dataset, batch)) {
        const event = changeEvent(dataset, record, city, batch.knownFrom)
        records.push(batch.retell?.(event, record) ?? event)
      }
    await appendEvents(tx, records)
    return
  }
  await lockEventLog(tx)
  for (const { dataset, count } of changed) if (count > 0) await writeBulk(tx, dataset, batch, city)
  await announceEvents(tx)
}
