import { isUuid } from '@/shared/ids/is-uuid'
import type { Tx } from '../../../platform/db/client'
import { columnName } from '../../../shared/names'
import { allFields, type Dataset } from '../../datasets'
import { lockRecords } from '../../datasets/server'
import { recordTableOf } from './content-columns'

/** A record as a command finds it: its content by field name, and what of it was supplied rather than derived. */
export interface HeldRecord {
  readonly id: string
  readonly source: string
  readonly sourceId: string
  readonly knownFrom: Date
  readonly isWithdrawn: boolean
  /** Every field by name, derived ones too; moments as ISO 8601 texts, empty ones `null`. */
  readonly fields: Readonly<Record<string, unknown>>
  /** What was said, without what we derived from it: a change writes this back with its own on top. */
  readonly content: Readonly<Record<string, unknown>>
}

const frame = new Set(['source', 'sourceId', 'ingestedAt', 'heldFrom', 'withdrawn'])

/**
 * Becomes the only writer of the dataset and reads one record; `null` where there is none. The lock comes first, as for
 * every writer: a row lock before it could wait for a delivery that waits for us.
 */
export async function holdRecord(tx: Tx, dataset: Dataset, id: string): Promise<HeldRecord | null> {
  await lockRecords(tx, dataset.name)
  if (!isUuid(id)) return null
  const [row] = await tx<StoredRow[]>`
    select id, to_jsonb(r) as row, known_from from ${tx.unsafe(recordTableOf(dataset))} r where id = ${id}::uuid`
  return row ? heldRecord(dataset, row) : null
}

/** As `holdRecord`, by one field that names the thing; of several sources' records the first that counts. */
export async function holdRecordByKey(
  tx: Tx,
  dataset: Dataset,
  key: Readonly<Record<string, string>>,
): Promise<HeldRecord | null> {
  const [[field, value] = ['', '']] = Object.entries(key)
  await lockRecords(tx, dataset.name)
  const [row] = await tx<StoredRow[]>`
    select id, to_jsonb(r) as row, known_from from ${tx.unsafe(recordTableOf(dataset))} r
    where ${tx(columnName(field))} = ${value} order by withdrawn, id limit 1`
  return row ? heldRecord(dataset, row) : null
}

interface StoredRow {
  readonly id: string
  readonly row: Record<string, unknown>
  readonly known_from: Date
}

function heldRecord(dataset: Dataset, { id, row: stored, known_from: knownFrom }: StoredRow): HeldRecord {
  const given = new Set((stored.given as string[] | null) ?? [])
  const fields: Record<string, unknown> = {}
  const content: Record<string, unknown> = {}
  for (const field of allFields(dataset)) {
    const value = stored[columnName(field.name)] ?? null
    fields[field.name] = value
    if (value === null || frame.has(field.name)) continue
    if (!field.derived || given.has(field.name)) content[field.name] = value
  }
  return {
    id,
    source: String(stored.source),
    sourceId: String(stored.source_id),
    knownFrom,
    isWithdrawn: stored.withdrawn === true,
    fields,
    content,
  }
}
