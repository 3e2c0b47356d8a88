import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { PeriodLength } from '../../domain/stretch'

/** What a row adds to numerator and denominator; null where it must not count. */
export type Mark = readonly [numerator: number, denominator: number] | null

export interface WrittenRow {
  readonly dataset: string
  readonly mark: Mark
  /** Words as they are written, `null` for an empty field. */
  readonly fields: Readonly<Record<string, string | null>>
  /** Only for an indicator of this length: where a stretch begins decides which row lies at its border. */
  readonly only: PeriodLength | null
}

/** What one indicator means: its rows, and what a person counts in them. */
export interface Meaning {
  readonly code: string
  readonly flags: ReadonlySet<string>
  readonly reference: { readonly series: string; readonly value: number } | null
  readonly rows: readonly WrittenRow[]
  /** Rows that differ from the first one that counts in a single field and must not count. */
  readonly others: readonly { readonly field: string; readonly value: string | null }[]
  readonly numerator: number | null
  readonly denominator: number
  readonly value: number
  /** Why there is no value once nothing is left to divide by. */
  readonly reason: string
}

interface Table {
  readonly dataset: string
  readonly columns: readonly string[]
  readonly lines: string[]
}

const word = (text: string | undefined) => (text === undefined || text === '.' ? null : text)

function splitPair(text: string, where: string): [string, string] {
  const at = text.indexOf('=')
  if (at < 1) throw new Error(`${where}: ${text} is no name=value`)
  return [text.slice(0, at), text.slice(at + 1)]
}

/** Tables of a block: a head `dataset field field …`, below it a mark and a word for each field. */
function readTables(lines: readonly string[]): Table[] {
  const tables: Table[] = []
  for (const line of lines) {
    const [first = '', ...columns] = line.split(/\s+/)
    if (/^[a-z]/.test(first)) tables.push({ dataset: first, columns, lines: [] })
    else tables.at(-1)?.lines.push(line)
  }
  return tables
}

function readRow(line: string, { dataset, columns }: Table, fill: (text: string) => string, where: string): WrittenRow {
  const words = line.split(/\s+/).map(fill)
  const only = words[0]?.startsWith('@') ? (words.shift()?.slice(1) as PeriodLength) : null
  const [mark = '.', ...values] = words
  if (values.length !== columns.length) throw new Error(`${where}: ${line} has not the fields ${columns.join(' ')}`)
  const [numerator, denominator] = mark.split('/').map(Number)
  const fields = Object.fromEntries(columns.map((name, i) => [name, word(values[i])]))
  return { dataset, mark: mark === '.' ? null : [numerator ?? Number.NaN, denominator ?? Number.NaN], fields, only }
}

function readIndicator(head: string, own: readonly string[], templates: ReadonlyMap<string, string[]>): Meaning {
  const [left = '', right = ''] = head.split(' = ')
  const [code = '', ...words] = left.trim().split(/\s+/)
  const flags = new Set<string>()
  const variables = new Map<string, readonly string[]>()
  const added = new Map<string, readonly string[]>()
  const others: { field: string; value: string | null }[] = []
  let reference: Meaning['reference'] = null
  let lines = own
  while (words.length > 0) {
    const next = words.shift() ?? ''
    if (['with', 'not', 'ref'].includes(next)) {
      const [name, value] = splitPair(words.shift() ?? '', code)
      if (next === 'with') added.set(name, value.split(','))
      else if (next === 'not') others.push({ field: name, value: word(value) })
      else reference = { series: name, value: Number(value) }
    } else if (next.includes('=')) {
      const [name, value] = splitPair(next, code)
      variables.set(name, value.split(','))
    } else if (templates.has(next)) lines = [...(templates.get(next) ?? []), ...own]
    else if (['own', 'alone', 'holistic'].includes(next)) flags.add(next)
    else throw new Error(`${code}: no template or flag ${next}`)
  }
  const rows = readTables(lines).flatMap((table, at) =>
    table.lines.map((line, i) => {
      const turn = (values: readonly string[]) => values[i % values.length] ?? ''
      const row = readRow(
        line,
        table,
        text => text.replace(/^\$(\w+)$/, (_, name) => turn(variables.get(name) ?? [])),
        code,
      )
      if (at > 0) return row
      const more = [...added].map(([name, values]) => [name, turn(values)])
      return { ...row, fields: { ...Object.fromEntries(more), ...row.fields } }
    }),
  )
  const [figures = '', reason = ''] = right.split(' | ')
  const [parts = '', value = ''] = figures.trim().split(/\s+/)
  const [numerator = '', denominator = ''] = parts.split('/')
  return {
    code,
    flags,
    reference,
    rows,
    others,
    numerator: word(numerator) === null ? null : Number(numerator),
    denominator: Number(denominator),
    value: Number(value),
    reason: reason.trim(),
  }
}

/**
 * Reads the meanings that are written in `*.txt` beside this file. A block ends with an empty line; `#` begins a remark.
 *
 *     template NAME                     rows that several indicators share
 *     CODE [template] [flag …] [name=a,b] [with field=a,b] [not field=value] [ref series=value] = A/B value | reason
 *     dataset field field …             the head of a table
 *     [@weekly] mark word word …        a row; `.` is an empty field
 *
 * A mark `a/b` is what the row adds to numerator and denominator, `.` that it must not count. `$name` is replaced by the
 * values of `name` in turn, `with` adds a field to every row, `not` a row that has one other value and must not count.
 * Flags: `own` the condition places its rows in time itself; `holistic` parts are no sums of the rows; `alone` no row
 * beside those that are written. `reason` is why there is no value without the rows of the denominator.
 */
export function readMeanings(): Meaning[] {
  const meanings: Meaning[] = []
  for (const name of readdirSync(import.meta.dirname).filter(each => each.endsWith('.txt'))) {
    const templates = new Map<string, string[]>()
    let take: ((line: string) => void) | undefined
    const open: { head: string; lines: string[] }[] = []
    for (const line of readFileSync(path.join(import.meta.dirname, name), 'utf8')
      .split('\n')
      .map(each => each.trim())) {
      if (line.startsWith('#')) continue
      if (line === '') take = undefined
      else if (line.startsWith('template ')) {
        const lines: string[] = []
        templates.set(line.slice('template '.length), lines)
        take = each => lines.push(each)
      } else if (line.includes(' | ')) {
        const lines: string[] = []
        open.push({ head: line, lines })
        take = each => lines.push(each)
      } else if (take) take(line)
      else throw new Error(`${name}: ${line} belongs to nothing`)
    }
    meanings.push(...open.map(({ head, lines }) => readIndicator(head, lines, templates)))
  }
  return meanings
}
