import { randomUUID } from 'node:crypto'
import type { City } from '@/features/areas'
import { allFields, type Dataset } from '@/features/datasets'
import { cityCalendar, deriveAcross, type RowDeriver, rowDeriver, type Values } from '@/features/datasets/server'
import { unitResolver } from '@/features/units'
import type { Tx } from '@/platform/db/client'
import { columnName, quoted } from '@/shared/names'
import type { RecordTrial } from './what-if-changes'

/** Derives what follows from a record's own fields, as a delivery at that moment would. */
export function trialDeriver(city: City, dataset: Dataset, at: Date): RowDeriver {
  const context = { city, calendar: cityCalendar(city), units: unitResolver(city), now: at.getTime() }
  return rowDeriver(dataset, context)
}

interface Column {
  readonly name: string
  readonly column: string
  readonly isMoment: boolean
  readonly isDerived: boolean
}

const columns = new WeakMap<Dataset, readonly Column[]>()

function columnsOf(dataset: Dataset): readonly Column[] {
  const known = columns.get(dataset)
  if (known) return known
  const made = allFields(dataset).map(({ name, type, derived }) => ({
    name,
    column: columnName(name),
    isMoment: type === 'timestamp',
    isDerived: derived,
  }))
  columns.set(dataset, made)
  return made
}

/** A stored row by field names: moments in epoch ms. */
function valuesOf(dataset: Dataset, row: Readonly<Record<string, unknown>>): Values {
  const values: Values = {}
  for (const { name, column, isMoment } of columnsOf(dataset)) {
    const value = row[column] ?? null
    values[name] = isMoment && typeof value === 'string' ? Date.parse(value) : value
  }
  return values
}

/**
 * What a record would be with some fields set: derived fields that nobody supplied follow where their own row decides
 * them. Pure but for the deriver. Answers the fields that differ.
 */
export function changedFields(
  dataset: Dataset,
  row: Readonly<Record<string, unknown>>,
  set: Readonly<Record<string, string | number | boolean | null>>,
  derive: RowDeriver,
): Values {
  const before = valuesOf(dataset, row)
  const after = { ...before, ...set }
  const given = new Set([...((row.given as string[] | null) ?? []), ...Object.keys(set)])
  const derived = columnsOf(dataset).filter(each => each.isDerived && !given.has(each.name))
  const bare = (values: Values): Values => {
    const copy = { ...values }
    for (const each of derived) copy[each.name] = null
    derive(copy)
    return copy
  }
  const [was, is] = [bare(before), bare(after)]
  const changed: Values = {}
  for (const [name, value] of Object.entries(set)) if (before[name] !== value) changed[name] = value
  for (const { name } of derived) if ((was[name] ?? null) !== (is[name] ?? null)) changed[name] = is[name] ?? null
  return changed
}

/** Writes the trial into the records of this transaction, which must be rolled back. Answers which were found. */
export async function writeTrial(
  tx: Tx,
  city: City,
  { dataset, ids, set, onlyEmpty }: RecordTrial,
  at: Date,
): Promise<readonly string[]> {
  const table = `record.${quoted(dataset.name)}`
  const rows = await tx.unsafe<{ id: string; row: Record<string, unknown> }[]>(
    `select r.id, to_jsonb(r) as row from ${table} r where r.id = any($1::uuid[]) and not r.withdrawn and r.same_as is null`,
    [[...ids]],
  )
  const derive = trialDeriver(city, dataset, at)
  const types = new Map(allFields(dataset).map(each => [each.name, each.type]))
  const columns = new Set<string>()
  const written = rows.map(({ id, row }) => {
    const own = Object.fromEntries(
      Object.entries(set).filter(([name]) => !onlyEmpty.has(name) || (row[columnName(name)] ?? null) === null),
    )
    const changed = changedFields(dataset, row, own, derive)
    const filled: Record<string, unknown> = { id }
    for (const [name, value] of Object.entries(changed)) {
      const column = columnName(name)
      columns.add(column)
      filled[column] =
        types.get(name) === 'timestamp' && typeof value === 'number' ? new Date(value).toISOString() : value
    }
    return { filled, row }
  })
  const batchId = randomUUID()
  const list = [...columns].map(each => `${quoted(each)} = v.${quoted(each)}`)
  // columns that a row keeps are written as they are
  const whole = written.map(({ filled, row }) => ({
    ...Object.fromEntries([...columns].map(each => [each, row[each] ?? null])),
    ...filled,
  }))
  await tx.unsafe(
    `update ${table} r set ${[...list, 'batch_id = $2'].join(', ')}
    from jsonb_populate_recordset(null::${table}, $1::text::jsonb) v where r.id = v.id`,
    [JSON.stringify(whole), batchId],
  )
  await deriveAcross(tx, dataset, { batchId, knownFrom: at })
  return rows.map(each => each.id)
}
