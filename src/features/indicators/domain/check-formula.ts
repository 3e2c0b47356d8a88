import { allFields, datasets, findDataset, refDataset } from '@/features/datasets'
import { nearestNames } from './check-formula-nearest'
import { type SyntaxFault, syntaxFault, type TextRange } from './check-formula-place'
import { doesUnitFit, unitsOf } from './check-formula-unit'
import { classify, type FormulaClass } from './classify'
import type { Formula } from './formula'
import { formulaFunctions, signatureOf } from './formula-functions'
import type { FormulaIssue, FormulaIssueCode } from './formula-issue'
import type { CodeLists } from './parse-condition'
import { parseFormula } from './parse-formula'
import { leavesOf, namesIn, termsOf } from './references'

/** One mistake, with the place to underline: character offsets into the formula, `end` excluded. */
export interface FormulaMistake extends TextRange {
  readonly code: FormulaIssueCode
  /** Which mistake of syntax. */
  readonly syntax?: SyntaxFault['kind']
  /** In English, as the reader says it. */
  readonly message: string
  /** What stands at the place. */
  readonly found: string
  /** Names that may have been meant. */
  readonly nearest: readonly string[]
  /** How the function concerned is written. */
  readonly signature?: string
  /** What the fields named at the place are. */
  readonly fields: readonly { readonly name: string; readonly type: string; readonly values?: readonly string[] }[]
}

export interface FormulaReads {
  readonly dataset: string
  readonly fields: readonly string[]
}

export type CheckedFormula =
  | { readonly ok: false; readonly mistake: FormulaMistake }
  | {
      readonly ok: true
      readonly formula: Formula
      readonly class: FormulaClass
      readonly reads: readonly FormulaReads[]
      /** The only units its value can have; null: any but per cent. */
      readonly units: readonly string[] | null
      /** Whether the unit given is one of them; null where none was given. */
      readonly doesUnitFit: boolean | null
    }

export interface CheckOptions {
  readonly unit?: string
  readonly codes?: CodeLists
}

/** Reads a formula as it is typed. */
export function checkFormula(text: string, { unit, codes }: CheckOptions = {}): CheckedFormula {
  const fault = syntaxFault(text)
  if (fault) return { ok: false, mistake: syntaxMistake(text, fault) }
  const parsed = parseFormula(text, codes)
  if (!parsed.ok) return { ok: false, mistake: mistakeOf(text, parsed.issue) }
  const { formula } = parsed
  return {
    ok: true,
    formula,
    class: classify(formula),
    reads: readsOf(formula),
    units: unitsOf(formula),
    doesUnitFit: unit === undefined ? null : doesUnitFit(formula, unit),
  }
}

const syntaxMessages: Readonly<Record<SyntaxFault['kind'], string>> = {
  empty: 'no formula yet',
  'not-closed': 'this bracket is not closed',
  'not-opened': 'this bracket was not opened',
  quote: 'this text has no closing quote',
  unfinished: 'something is missing after this',
  unexpected: 'this is not expected here',
}

function syntaxMistake(text: string, { kind, start, end }: SyntaxFault): FormulaMistake {
  const found = text.slice(start, end)
  return { code: 'syntax', syntax: kind, message: syntaxMessages[kind], start, end, found, nearest: [], fields: [] }
}

function mistakeOf(text: string, issue: FormulaIssue): FormulaMistake {
  const { start, end } = narrowed(text, issue)
  const found = text.slice(start, end)
  const enclosing = /^\w+(?=\()/.exec(text.slice(issue.start, issue.end))?.[0]
  const signature = enclosing === undefined ? undefined : signatureOf(enclosing)
  return {
    code: issue.code,
    message: issue.message,
    start,
    end,
    found,
    nearest: nearestOf(issue, text, found),
    ...(signature === undefined ? {} : { signature }),
    fields: fieldsNamed(text, text.slice(issue.start, issue.end)),
  }
}

/** The name itself, where the reader marked all that hangs on it. */
function narrowed(text: string, { code, start, end }: FormulaIssue): TextRange {
  const marked = text.slice(start, end)
  const name = (() => {
    switch (code) {
      case 'unknown-function':
        return /^\w+/.exec(marked)
      case 'unknown-field':
        return /[^.\s]+$/.exec(marked)
      default:
        return null
    }
  })()
  return name === null ? { start, end } : { start: start + name.index, end: start + name.index + name[0].length }
}

const declared = (name: string) => (name === refDataset.name ? refDataset : findDataset(name))

/** Datasets that the text names, in its order. */
const datasetsNamed = (text: string) => [...new Set(text.match(/\b[a-z]\w*\b/g))].flatMap(name => declared(name) ?? [])

function nearestOf({ code, message }: FormulaIssue, text: string, found: string): readonly string[] {
  switch (code) {
    case 'unknown-function':
      return nearestNames(
        found,
        formulaFunctions.map(each => each.name),
      )
    case 'unknown-dataset':
      return nearestNames(
        found.split('.')[0] ?? '',
        datasets.map(each => each.name),
      )
    case 'unknown-field': {
      const of = declared(/^(\w+) has no field/.exec(message)?.[1] ?? '')
      return of ? nearestNames(found, [...allFields(of).map(each => each.name), 'now', 'periodStart', 'periodEnd']) : []
    }
    case 'unknown-series':
      return nearestNames(
        found.split('.').at(-1) ?? '',
        refDataset.fields.map(each => each.name).filter(name => name !== 'year'),
      ).map(name => `ref.${name}`)
    case 'unknown-value': {
      const [, written = ''] = /^"?([^"]*?)"? is no value of/.exec(message) ?? []
      const name = /is no value of (\w+)/.exec(message)?.[1]
      const values = datasetsNamed(text).flatMap(
        each => allFields(each).find(field => field.name === name)?.values ?? [],
      )
      const like = nearestNames(written, values.map(String))
      return like.length > 0 ? like : values.slice(0, 12).map(String)
    }
    default:
      return []
  }
}

function fieldsNamed(text: string, marked: string): FormulaMistake['fields'] {
  const fields = datasetsNamed(text).flatMap(each => allFields(each))
  return [...new Set(marked.match(/\b[A-Za-z_]\w*\b/g))].flatMap(name => {
    const field = fields.find(each => each.name === name)
    if (!field) return []
    const { type, values } = field
    return [{ name, type, ...(values ? { values: values.map(String) } : {}) }]
  })
}

/** Datasets and their fields that a formula reads. */
export function readsOf(formula: Formula): readonly FormulaReads[] {
  const found = new Map<string, Set<string>>()
  const add = (dataset: string, fields: Iterable<string>) => {
    const own = found.get(dataset) ?? new Set<string>()
    for (const field of fields) own.add(field)
    found.set(dataset, own)
  }
  for (const { leaf } of termsOf(formula).flatMap(each => leavesOf(each))) {
    if (leaf.kind === 'ref') add(refDataset.name, [leaf.series])
    if (!('dataset' in leaf)) continue
    add(leaf.dataset.name, leaf.dataset.time === null ? [] : [leaf.dataset.time])
    if ('field' in leaf) add(leaf.dataset.name, [leaf.field.name])
    add(leaf.dataset.name, namesIn(leaf.condition).fields)
  }
  if ('dataset' in formula) {
    add(formula.dataset.name, namesIn(formula.condition).fields)
    if (formula.kind === 'dur' || formula.kind === 'within')
      add(formula.dataset.name, [formula.from.name, formula.to.name])
    if (formula.kind === 'within' && formula.limit.kind === 'field')
      add(formula.dataset.name, [formula.limit.field.name])
    if (formula.kind === 'fresh') add(formula.dataset.name, [formula.producer.name])
    if (formula.kind === 'coverage') add(refDataset.name, [formula.layer])
  }
  return [...found].map(([dataset, fields]) => ({ dataset, fields: [...fields] }))
}
