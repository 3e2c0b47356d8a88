import { allFields, type Dataset, type Field } from '@/features/datasets'
import type { Sql } from '@/platform/db/client'
import { columnName, quoted } from '@/shared/names'
import { dayText } from '@/shared/time'
import type { PlainRow, PlainValue } from './plain-evaluator'

/** Mulberry32: the same seed, the same numbers. */
export function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export interface RandomRecords {
  readonly random: () => number
  readonly now: number
  /** Values that formulas compare a field with, by `dataset.field`; rows have them often. */
  readonly written: ReadonlyMap<string, readonly PlainValue[]>
  readonly places: readonly {
    readonly district: string
    readonly street: string
    readonly community: string
    readonly cell: string
    readonly lng: number
    readonly lat: number
  }[]
  /** Share of empty values. */
  readonly empty: number
}

const DAY = 86_400_000

/** One row with any value anywhere, empty ones too: also such as ingest would refuse. */
export function randomRow(dataset: Dataset, i: number, options: RandomRecords): PlainRow {
  const { random, places, empty } = options
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
  const place = pick(places)
  const row: Record<string, PlainValue> = { source: 'random', sourceId: `${dataset.name}-${i}` }
  for (const field of allFields(dataset)) {
    if (['source', 'sourceId', 'withdrawn', 'heldFrom', 'geometry'].includes(field.name) || field.type === 'json')
      continue
    row[field.name] = random() < empty && field.name !== 'ingestedAt' ? null : randomValue(field, options, dataset.name)
  }
  const isSomewhere = place && random() > 0.05
  return {
    ...row,
    district: isSomewhere ? place.district : 'elsewhere',
    street: isSomewhere ? place.street : null,
    community: isSomewhere && random() > empty ? place.community : null,
    cell: isSomewhere && random() > empty ? place.cell : null,
    lng: isSomewhere && random() > empty ? place.lng + (random() - 0.5) * 0.004 : null,
    lat: isSomewhere && random() > empty ? place.lat + (random() - 0.5) * 0.004 : null,
  }
}

function randomValue(field: Field, { random, now, written }: RandomRecords, dataset: string): PlainValue {
  const known = written.get(`${dataset}.${field.name}`) ?? []
  if (known.length > 0 && random() < 0.8 && field.type !== 'timestamp' && field.type !== 'date')
    return known[Math.floor(random() * known.length)] ?? null
  if (field.values) return field.values[Math.floor(random() * field.values.length)] ?? null
  // most moments lie in the last days, some years ago, some ahead; whole minutes meet each other often
  const span = [DAY, 8 * DAY, 35 * DAY, 400 * DAY][Math.floor(random() * 4)] ?? DAY
  const at = now + DAY - Math.floor((random() * span) / 60_000) * 60_000
  switch (field.type) {
    case 'boolean':
      return random() < 0.5
    case 'int':
      return Math.floor(random() * 6)
    case 'number':
      return Math.round(random() * 10_000) / 100
    case 'timestamp':
      return at
    case 'date':
      return dayText(Math.floor(at / DAY))
    default:
      return `${field.name}-${Math.floor(random() * 12)}`
  }
}

/** Writes rows into the record table as they are, past the ingest that would refuse some. */
export async function storeRows(sql: Sql, dataset: Dataset, rows: readonly PlainRow[], at: Date): Promise<void> {
  const fields = new Map(allFields(dataset).map(each => [each.name, each.type]))
  const json = rows.map(row => ({
    ...Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        columnName(name),
        value !== null && fields.get(name) === 'timestamp' ? new Date(Number(value)).toISOString() : value,
      ]),
    ),
    held_from: at.toISOString(),
    known_from: at.toISOString(),
    ingested_at: new Date(Number(row.ingestedAt ?? at.getTime())).toISOString(),
    withdrawn: false,
  }))
  const table = sql.unsafe(`record.${quoted(dataset.name)}`)
  for (let from = 0; from < json.length; from += 2000) {
    await sql`
      insert into ${table} select filled.* from jsonb_array_elements(${sql.json(json.slice(from, from + 2000) as never)}) each
      cross join lateral jsonb_populate_record(null::${table}, each || jsonb_build_object('id', gen_random_uuid())) filled`
  }
}

/** Every value that a formula compares a field with, by `dataset.field`. */
export function writtenValues(formulas: readonly string[]): ReadonlyMap<string, readonly PlainValue[]> {
  const found = new Map<string, Set<PlainValue>>()
  for (const formula of formulas) {
    for (const [, dataset = '', body = ''] of formula.matchAll(/\(([a-z_]+)(?:\.\w+)?(?:, ([\s\S]*?))?\)(?=[,)]|$)/g)) {
      for (const [, field = '', text] of body.matchAll(/(\w+) (?:==|!=) '([^']*)'/g))
        add(dataset, field, [text ?? null])
      for (const [, field = '', list = ''] of body.matchAll(/(\w+) in \[([^\]]*)\]/g))
        add(
          dataset,
          field,
          [...list.matchAll(/'([^']*)'/g)].map(each => each[1] ?? null),
        )
    }
  }
  function add(dataset: string, field: string, values: readonly PlainValue[]) {
    const key = `${dataset}.${field}`
    found.set(key, new Set([...(found.get(key) ?? []), ...values]))
  }
  return new Map([...found].map(([key, values]) => [key, [...values]]))
}
