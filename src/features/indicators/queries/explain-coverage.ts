import type { City } from '@/features/areas'
import type { Field } from '@/features/datasets'
import type { Connection } from '@/platform/db/client'
import { areaRows, type OneArea } from '../data/area-keys'
import { conditionSql } from '../data/compile-condition'
import { timeWindow } from '../data/compile-row-measure'
import { versionsFor } from '../data/compile-scan'
import { relationSql } from '../data/relation'
import { all, columnOf, Parameters } from '../data/sql-text'
import { windowSql } from '../data/window'
import { type Needs, needsOf } from '../domain/coverage-of-data'
import type { Plan } from '../domain/plan'
import { fieldWords } from '../domain/words/field-words'
import type { Text } from '../domain/words/text'
import { areaName, type Moments } from './explain-names'

/** How complete the records of one dataset are in a stretch: those whose time lies in it, of a ledger all. */
export interface DataCoverage {
  readonly dataset: string
  readonly title: Text
  readonly rows: number
  /** Rows that the formula is about: those that every term of it asks for. */
  readonly subject: number
  /** Of these, rows that no street is known of. */
  readonly withoutStreet: number
  readonly districts: {
    readonly sent: number
    readonly all: number
    readonly missing: readonly { code: string; name: Text }[]
  }
  /** Share of the subject's rows in which a needed field is filled, 0 to 1; null without such rows. */
  readonly fields: readonly {
    readonly name: string
    readonly title: Text
    readonly filled: number
    readonly share: number | null
  }[]
}

/** One pass a dataset over the rows of the stretch, bounded by the dataset's time. */
export async function dataCoverage(
  sql: Connection,
  city: City,
  area: OneArea,
  plan: Plan,
  moments: Moments,
): Promise<readonly DataCoverage[]> {
  const found: DataCoverage[] = []
  for (const needs of needsOf(plan.formula)) found.push(await coverageOf(sql, city, area, plan, needs, moments))
  return found
}

type Row = Readonly<Record<string, string | number | null>>

async function coverageOf(
  sql: Connection,
  city: City,
  area: OneArea,
  plan: Plan,
  { dataset, subject, fields }: Needs,
  moments: Moments,
): Promise<DataCoverage> {
  const parameters = new Parameters()
  const context = { parameters, stretch: plan.stretch, timezone: plan.timezone }
  const isSubject = subject === null ? 'true' : conditionSql(context, subject)
  const rows = areaRows(parameters, area)
  const window = dataset.time === null ? null : windowSql(context, timeWindow(dataset, plan.stretch))
  const relation = relationSql(parameters, dataset, versionsFor(dataset, plan.stretch.now, moments))
  const filled = fields.map(
    (each, i) => `count(*) filter (where ${isSubject} and ${columnOf(each)} is not null)::int as f${i}`,
  )
  const { text, values } = parameters.statement(`
    select r.district, ${[
      'count(*)::int as rows',
      `count(*) filter (where ${isSubject})::int as subject`,
      `count(*) filter (where ${isSubject} and r.street is null)::int as placeless`,
      ...filled,
    ].join(', ')}
    from ${relation} r where ${all([rows.where, window])} group by r.district`)
  const found = await sql.unsafe<Row[]>(text, [...values])
  const sum = (name: string) => found.reduce((total, row) => total + Number(row[name] ?? 0), 0)
  const subjectRows = sum('subject')
  const expected =
    area.column === 'district' ? area.codes : [...new Set(area.codes.map(each => city.districtOf(each) ?? each))]
  const sent = new Set(found.map(row => String(row.district)))
  const missing = expected.filter(each => !sent.has(each))
  return {
    dataset: dataset.name,
    title: { zh: dataset.titleZh, en: dataset.titleEn },
    rows: sum('rows'),
    subject: subjectRows,
    withoutStreet: sum('placeless'),
    districts: {
      sent: expected.length - missing.length,
      all: expected.length,
      missing: missing.map(code => ({ code, name: areaName(city, code).name })),
    },
    fields: fields.map((field: Field, i) => {
      const own = sum(`f${i}`)
      return {
        name: field.name,
        title: fieldWords(field),
        filled: own,
        share: subjectRows === 0 ? null : own / subjectRows,
      }
    }),
  }
}
