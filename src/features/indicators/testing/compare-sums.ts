import type { City } from '@/features/areas'
import { dataset as declared } from '@/features/datasets'
import type { Sql } from '@/platform/db/client'
import { quoted } from '@/shared/names'
import { loadCounters } from '../data/rollup/counter-book'
import { DatasetSums } from '../data/rollup/dataset-sums'
import { fieldsSql, readRows } from '../data/rollup/read-rows'
import { RowSteps } from '../data/rollup/row-steps'
import { isZero, plus, tidy } from '../domain/decimal'

interface SumRow {
  readonly dataset: string
  readonly district: string
  readonly body: string | null
  readonly day: number
  readonly counters: readonly number[]
  readonly amounts: readonly string[]
}

type Sums = Map<string, string>

function add(sums: Sums, { dataset, district, body, day, counters, amounts }: SumRow): void {
  for (const [at, counter] of counters.entries()) {
    const key = [dataset, district, body ?? '-', day, counter].join(' ')
    sums.set(key, plus(sums.get(key) ?? '0', amounts[at] ?? 'NaN'))
  }
}

const withoutNought = (sums: Sums): Sums =>
  new Map([...sums].flatMap(([key, amount]) => (isZero(amount) ? [] : [[key, tidy(amount)] as const])))

/** What is stored of booked counters, by dataset, district, body, day and counter. */
export async function storedSums(sql: Sql): Promise<Sums> {
  const sums: Sums = new Map()
  const rows = await sql<SumRow[]>`
    select dataset, district, body, day, array_agg(counter) as counters, array_agg(amount::text) as amounts
    from rollup.step_sum cross join unnest(counters, amounts) as u(counter, amount)
    where exists (select from rollup.counter c where c.id = counter)
    group by dataset, district, body, day`
  for (const row of rows) add(sums, row)
  return withoutNought(sums)
}

/** What the live records add up to, in one go. */
export async function countedSums(sql: Sql, city: City, now: Date): Promise<Sums> {
  const sums: Sums = new Map()
  for (const [name, booked] of await loadCounters(sql, city)) {
    const dataset = declared(name)
    const steps = new RowSteps(dataset, booked, city)
    const counted = new DatasetSums(name, booked, { timezone: city.timezone, now })
    const { fields } = steps
    const text = `select ${fieldsSql(dataset, fields)} from live.${quoted(name)}`
    for await (const rows of readRows(sql, { text, dataset, fields }, []))
      for (const row of rows) steps.of(row, counted)
    for (const { counters, amounts, ...row } of counted.rows())
      add(sums, { ...row, counters: counters.split(',').map(Number), amounts: amounts.split(',') })
  }
  return withoutNought(sums)
}

/** Sums that are stored otherwise than the live records add up to: key, stored, counted. */
export async function differingSums(sql: Sql, city: City, now: Date): Promise<string[]> {
  const stored = await storedSums(sql)
  const counted = await countedSums(sql, city, now)
  return [...new Set([...stored.keys(), ...counted.keys()])].flatMap(key =>
    stored.get(key) === counted.get(key) ? [] : [`${key}: ${stored.get(key) ?? '-'} ≠ ${counted.get(key) ?? '-'}`],
  )
}
