import { createHash } from 'node:crypto'
import type { City } from '@/features/areas'
import type { Connection } from '@/platform/db/client'
import { formulaOf } from '../../domain/compute-city'
import type { Counter } from '../../domain/rollup/counter'
import { countersOfPlan } from '../../domain/rollup/counters-of'
import type { PeriodLength } from '../../domain/stretch'

/** A counter that is kept, under the number its steps carry. */
export interface BookedCounter {
  readonly id: number
  readonly counter: Counter
  /** The steps of the records from before it was booked are there. */
  readonly isReady: boolean
}

export interface CounterBook {
  /** By dataset, in the order of their numbers. */
  readonly counters: ReadonlyMap<string, readonly BookedCounter[]>
  /** Datasets of which counters are booked that no rule known here, or another state of the city, asks for. */
  readonly unknown: ReadonlySet<string>
}

const prints = new WeakMap<City, string>()

/** Changes with everything of a city that says where and when a record counts. */
function fingerprint(city: City): string {
  const known = prints.get(city)
  if (known) return known
  const { timezone, calendar, workingHours, districts, managementBodies } = city
  const bodies = managementBodies.map(({ code, streets }) => [code, streets])
  const text = JSON.stringify([timezone, calendar, workingHours, districts.map(each => each.code), bodies])
  const made = createHash('sha1').update(text).digest('base64url').slice(0, 12)
  prints.set(city, made)
  return made
}

/** What a counter is booked as in a city. */
export const bookedKey = (city: City, counter: Counter): string => `${fingerprint(city)} ${counter.key}`

const hashOf = (key: string): string => createHash('md5').update(key).digest('hex')

/** Counters of formulas that were met before, by the hash of their booked key. */
const met = new WeakMap<City, Map<string, Counter>>()

interface RuleRow {
  readonly code: string
  readonly formula: string
  readonly period: PeriodLength
}

/** Neither where a stretch begins nor its zone is part of a counter. */
const anyStretch = { stretch: { from: new Date(0), to: new Date(1), now: new Date(1) }, timezone: 'UTC' }

const countersOfRules = (rules: readonly RuleRow[]): readonly Counter[] =>
  rules.flatMap(rule => countersOfPlan({ formula: formulaOf(rule), ...anyStretch }, rule.period))

/** Counters of the definitions that are valid at a moment or will be, by what they are booked as. */
export async function wantedCounters(sql: Connection, city: City, now: Date): Promise<ReadonlyMap<string, Counter>> {
  const rules = await sql<RuleRow[]>`
    select distinct on (formula, period) code, formula, period from indicator_definition d
    where not exists (select 1 from indicator_definition later
      where later.code = d.code and later.version > d.version and later.valid_from <= ${now})`
  return new Map(countersOfRules(rules).map(counter => [bookedKey(city, counter), counter]))
}

async function meetAll(sql: Connection, city: City): Promise<Map<string, Counter>> {
  const rules = await sql<
    RuleRow[]
  >`select distinct on (formula, period) code, formula, period from indicator_definition`
  const all = new Map(countersOfRules(rules).map(counter => [hashOf(bookedKey(city, counter)), counter]))
  met.set(city, all)
  return all
}

/** What is booked for some datasets; for all where none are named. */
export async function readBook(sql: Connection, city: City, datasets?: readonly string[]): Promise<CounterBook> {
  const rows = await sql<{ id: number; hash: string; dataset: string; isReady: boolean }[]>`
    select id, md5(key) as hash, dataset, is_ready as "isReady" from rollup.counter
    ${datasets ? sql`where dataset = any(${[...datasets]})` : sql``} order by id`
  let known = met.get(city) ?? new Map<string, Counter>()
  if (rows.some(each => !known.has(each.hash))) known = await meetAll(sql, city)
  const counters = new Map<string, BookedCounter[]>()
  const unknown = new Set<string>()
  for (const { id, hash, dataset, isReady } of rows) {
    const counter = known.get(hash)
    if (!counter) {
      unknown.add(dataset)
      continue
    }
    const list = counters.get(dataset) ?? []
    counters.set(dataset, list)
    list.push({ id, counter, isReady })
  }
  return { counters, unknown }
}

/** The counters that are kept, by dataset. */
export const loadCounters = async (
  sql: Connection,
  city: City,
  datasets?: readonly string[],
): Promise<CounterBook['counters']> => (await readBook(sql, city, datasets)).counters
