import { allFields, type Dataset } from '@/features/datasets'
import { unitSeconds } from '../domain/evaluate'
import type { Measure } from '../domain/measure'
import { areaRows, hasReference, type OneArea } from './area-keys'
import { followersSql } from './compile-followers'
import { freshFrom, producersSql } from './compile-producers'
import { referenceSql } from './compile-reference'
import { compileRowMeasure, isRowMeasure, lastingSql } from './compile-row-measure'
import { type ScanOptions, versionsFor } from './compile-scan'
import { relationSql } from './relation'
import { columnOf, literal, Parameters, type Statement } from './sql-text'

/** Where a page goes on: after this key; percentiles are in the order of their values. */
export interface RowsAfter {
  readonly key: string
  readonly value: string
}

export interface RowsOptions extends ScanOptions {
  readonly areas: OneArea
  readonly minutesOfDay: number
  readonly limit: number
  readonly after?: RowsAfter
  /** Fields of the record that are shown with each item. */
  readonly fields: readonly string[]
}

type ListedMeasure = Exclude<Measure, { kind: 'covered' | 'presence' }>

/** Rows behind a measure as `key, value, record`, one page in a stable order. */
export function compileRows(measure: ListedMeasure, side: 'first' | 'second', options: RowsOptions): Statement {
  const parameters = new Parameters()
  const { text, isByValue } = source(parameters, measure, side, options)
  const { after } = options
  // named in full: the bare name would be the answer's text
  const order = isByValue ? 'listed.value, listed.key' : 'listed.key'
  const key = after && parameters.add(after.key, 'text')
  const from = after
    ? isByValue
      ? `where (value, key) > (${parameters.add(after.value, 'numeric')}, ${key})`
      : `where key > ${key}`
    : ''
  const limit = parameters.add(options.limit + 1, 'int')
  return parameters.statement(
    `${text} select key, value::text as value, record from listed ${from} order by ${order} limit ${limit}`,
  )
}

interface Source {
  /** `with …, listed as (select key, value, record …)` */
  readonly text: string
  readonly isByValue: boolean
}

function source(
  parameters: Parameters,
  measure: ListedMeasure,
  side: 'first' | 'second',
  options: RowsOptions,
): Source {
  const rows = areaRows(parameters, options.areas)
  if (isRowMeasure(measure)) return rowSource(parameters, measure, side, options)
  switch (measure.kind) {
    case 'followers': {
      const { dataset } = measure.formula
      const relation = relationSql(parameters, dataset, versionsFor(dataset, measure.stretch.now, options))
      const only = side === 'first' ? 'and f.follows' : ''
      const text = `with ${followersSql(parameters, measure, options)},
        listed as (select r.id::text collate "C" as key, 1::numeric as value, ${recordJson(dataset, options.fields)} as record
          from f join ${relation} r on r.id = f.id where ${rows.where} ${only})`
      return { text, isByValue: false }
    }
    case 'producers': {
      const fresh = side === 'first' ? `where newest >= ${parameters.moment(freshFrom(measure, options.timezone))}` : ''
      const text = `with ${producersSql(parameters, measure, options)},
        listed as (select producer::text collate "C" as key, 1::numeric as value,
          jsonb_build_object('producer', producer, 'newest', to_jsonb(newest)) as record
          from (select producer, max(newest) as newest from p group by producer) q ${fresh})`
      return { text, isByValue: false }
    }
    case 'reference': {
      const { areas } = options
      const has = hasReference(areas) ? `district = any(${parameters.add(areas.codes, 'text[]')})` : 'false'
      const column = columnOf({ name: measure.series })
      const text = `with ${referenceSql(parameters, measure.year, options)},
        listed as (select r.id::text collate "C" as key, ${column}::numeric as value,
          jsonb_build_object('id', r.id, 'source', r.source, 'sourceId', r.source_id, 'district', r.district, 'year', r.year) as record
          from y r where ${has} and ${column} is not null)`
      return { text, isByValue: false }
    }
  }
}

function rowSource(
  parameters: Parameters,
  measure: Extract<ListedMeasure, { kind: 'tally' | 'distinct' | 'rank' | 'judged' | 'lasting' }>,
  side: 'first' | 'second',
  options: RowsOptions,
): Source {
  const { timezone } = options
  const compiled = compileRowMeasure({ parameters, timezone }, measure)
  const { dataset } = compiled
  const rows = areaRows(parameters, options.areas)
  const relation = relationSql(parameters, dataset, versionsFor(dataset, measure.stretch.now, options))
  const context = { parameters, timezone, stretch: measure.stretch }
  const record = recordJson(dataset, options.fields)
  const filter = side === 'first' && compiled.firstFilter ? compiled.firstFilter : compiled.filter
  const from = `from ${relation} r where ${rows.where} and ${filter}`
  const id = 'r.id::text collate "C"'
  if (measure.kind === 'distinct') {
    const value = columnOf(measure.field)
    const text = `with listed as (select distinct on (${value}::text collate "C") ${value}::text collate "C" as key, 1::numeric as value, ${record} as record
      ${from} and ${value} is not null order by ${value}::text collate "C", r.id)`
    return { text, isByValue: false }
  }
  const isByValue = measure.kind === 'rank' || (measure.kind === 'lasting' && measure.formula.statistic !== 'mean')
  const value = (() => {
    if (measure.kind === 'lasting' && (side === 'first' || isByValue))
      return `${lastingSql(context, measure.formula)} / ${literal(unitSeconds(measure.formula.unit, options.minutesOfDay))}`
    if (measure.kind === 'rank') return `${columnOf(measure.field)}::numeric`
    if (measure.kind === 'tally' && measure.field && side === 'first') return `${columnOf(measure.field)}::numeric`
    return '1::numeric'
  })()
  return { text: `with listed as (select ${id} as key, ${value} as value, ${record} as record ${from})`, isByValue }
}

/** Where a person is part of the key, its beginning alone. */
const shownKey = (dataset: Dataset): string =>
  dataset.fields.some(each => each.personal && dataset.key.includes(each.name))
    ? `left(r.source_id, 1) || '***'`
    : 'r.source_id'

/** What is shown of a record: who sent it, where it lies, and the fields that the formula reads; nothing personal. */
function recordJson(dataset: Dataset, fields: readonly string[]): string {
  const shown = allFields(dataset).filter(each => fields.includes(each.name) && !each.personal)
  const pairs = shown.map(each => `${literal(each.name)}, to_jsonb(${columnOf(each)})`)
  return `jsonb_build_object('id', r.id, 'dataset', ${literal(dataset.name)}, 'source', r.source, 'sourceId', ${shownKey(dataset)},
    'district', r.district, 'street', r.street, 'community', r.community, 'cell', r.cell, 'lng', r.lng, 'lat', r.lat,
    'fields', ${pairs.length > 0 ? `jsonb_build_object(${pairs.join(', ')})` : "'{}'::jsonb"})`
}
