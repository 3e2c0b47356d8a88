import { sql } from 'drizzle-orm'
import {
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  numeric,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { columnName } from '../../../shared/names'
import type { Dataset } from '../domain/define-dataset'
import type { Field } from '../domain/field'

/** Current versions, one row a record. */
export const recordSchema = pgSchema('record')
/** Former versions, with the time until which each was known. */
export const historySchema = pgSchema('history')

const moment = (name: string) => timestamp(name, { withTimezone: true, precision: 3 })

function column(field: Field) {
  const name = columnName(field.name)
  switch (field.type) {
    case 'string':
    case 'enum':
      return text(name)
    case 'int':
      return integer(name)
    case 'number':
      return numeric(name)
    case 'boolean':
      return boolean(name)
    case 'timestamp':
      return moment(name)
    case 'date':
      return date(name)
    case 'json':
    case 'geometry':
      return jsonb(name)
  }
}

const frame = () => ({
  id: uuid('id').notNull(),
  source: text('source').notNull(),
  source_id: text('source_id').notNull(),
  title: text('title'),
  district: text('district'),
  street: text('street'),
  community: text('community'),
  cell: text('cell'),
  unit: text('unit'),
  lng: doublePrecision('lng'),
  lat: doublePrecision('lat'),
  geometry: jsonb('geometry'),
  held_from: moment('held_from').notNull(),
  known_from: moment('known_from').notNull(),
  ingested_at: moment('ingested_at').notNull(),
  withdrawn: boolean('withdrawn').notNull().default(false),
  same_as: uuid('same_as'),
  given: text('given').array(),
  batch_id: uuid('batch_id'),
})

const own = (dataset: Dataset) => {
  const framed = frame()
  const columns = dataset.fields.map(each => [columnName(each.name), column(each)] as const)
  return Object.fromEntries(columns.filter(([name]) => !(name in framed)))
}

/** `record.<dataset>`: the frame every record has, then a column a declared field. */
export const recordTable = (dataset: Dataset) =>
  recordSchema.table(dataset.name, { ...frame(), ...own(dataset) }, table => {
    const time = dataset.time === null ? undefined : columnName(dataset.time)
    const columns = table as unknown as Record<string, typeof table.id>
    const timeColumn = time === undefined ? undefined : columns[time]
    const producer = dataset.producer === undefined ? undefined : columns[columnName(dataset.producer)]
    return [
      primaryKey({ columns: [table.id] }),
      uniqueIndex(`${dataset.name}_key`).on(table.source, table.source_id),
      // What a delivery brought or changed: read by its derivations and its events, whatever the table's size.
      index(`${dataset.name}_batch`).on(table.batch_id),
      // The past asks for what was withdrawn since: few records, which no reading of it should look for among all.
      index(`${dataset.name}_withdrawn`).on(table.held_from).where(sql`${table.withdrawn}`),
      ...(timeColumn ? [index(`${dataset.name}_time`).on(timeColumn)] : []),
      ...(producer && timeColumn ? [index(`${dataset.name}_producer`).on(producer, timeColumn)] : []),
    ]
  })

/** `history.<dataset>`: former versions, until when each was known. */
export const historyTable = (dataset: Dataset) =>
  historySchema.table(dataset.name, { ...frame(), ...own(dataset), known_to: moment('known_to').notNull() }, table => [
    // One delivery may bring several versions of a record, each holding from another moment.
    primaryKey({ columns: [table.id, table.known_from, table.held_from] }),
  ])
