import { formulaFunctions } from './formula-functions'

/** What the registry offers to a formula; sent to the browser. */
export interface FormulaField {
  readonly name: string
  readonly type: string
  readonly zh: string
  readonly en: string
  readonly unit?: string
  readonly values?: readonly (string | number)[]
  /** Of a reference series: there is a grid of it. */
  readonly layer?: true
}

export interface FormulaDataset {
  readonly name: string
  readonly kind: 'event' | 'state' | 'reference'
  readonly time: string | null
  readonly zh: string
  readonly en: string
  readonly fields: readonly FormulaField[]
}

export interface Suggestion {
  readonly kind: 'function' | 'dataset' | 'field' | 'value' | 'clock' | 'series'
  /** What is shown and searched by. */
  readonly name: string
  /** What takes the place of what was typed. */
  readonly insert: string
  readonly detail: { readonly zh: string; readonly en: string }
}

export interface Completion {
  /** The part of the text that a suggestion replaces. */
  readonly from: number
  readonly to: number
  readonly items: readonly Suggestion[]
}

interface Frame {
  readonly bracket: '(' | '['
  readonly name: string
  readonly start: number
  argument: number
  dataset: string | undefined
}

const holders = ['count', 'within', 'dur', 'coverage', 'fresh', 'repeat']
const ofField = ['sum', 'mean', 'pctl', 'countDistinct']
const MOST = 40

/** What may be written at a place of a formula: names that exist, in the place where they make sense. */
export function completeFormula(text: string, caret: number, registry: readonly FormulaDataset[]): Completion | null {
  const { frames, quote } = contextOf(text.slice(0, caret))
  const frame = frames.findLast(each => each.bracket === '(')
  const from = quote ?? caret - (/[\p{L}\p{N}_.]*$/u.exec(text.slice(0, caret))?.[0].length ?? 0)
  const typed = text.slice(quote === undefined ? from : from + 1, caret)
  const to = quote === undefined ? caret + (/^\w*/.exec(text.slice(caret))?.[0].length ?? 0) : endOfQuote(text, caret)
  // after something whole comes an operator or a comma, no name
  if (quote === undefined && /[\w)\]'"]$/.test(text.slice(0, from).trimEnd())) return null
  const all = offers({ before: text.slice(0, from), typed, frame, frames, registry, isQuoted: quote !== undefined })
  const last = typed.toLowerCase()
  const items = all
    .filter(each => rank(each, last) < 3)
    .sort((a, b) => rank(a, last) - rank(b, last))
    .slice(0, MOST)
  const isDone = items.length === 1 && items[0]?.insert === text.slice(from, to)
  return items.length === 0 || isDone ? null : { from, to, items }
}

function rank({ name, detail }: Suggestion, typed: string): number {
  const own = name.toLowerCase()
  if (own.startsWith(typed)) return 0
  if (own.includes(typed)) return 1
  return detail.zh.includes(typed) || detail.en.toLowerCase().includes(typed) ? 2 : 3
}

function endOfQuote(text: string, caret: number): number {
  const end = /^[^'"\n,)\]]*['"]/.exec(text.slice(caret))
  return end ? caret + end[0].length : caret
}

/** The calls and lists that are open, each with the dataset its names belong to, and where an open quote began. */
function contextOf(before: string): { frames: readonly Frame[]; quote: number | undefined } {
  const frames: Frame[] = []
  for (let at = 0; at < before.length; at++) {
    const sign = before[at] ?? ''
    const top = frames.at(-1)
    if (sign === "'" || sign === '"') {
      const end = before.indexOf(sign, at + 1)
      if (end === -1) return { frames, quote: at }
      at = end
    } else if (sign === '(' || sign === '[') {
      const name = sign === '(' ? (/(\w+)$/.exec(before.slice(0, at))?.[1] ?? '') : ''
      const starts = holders.includes(name) || ofField.includes(name)
      frames.push({ bracket: sign, name, start: at + 1, argument: 0, dataset: starts ? undefined : top?.dataset })
    } else if (sign === ')' || sign === ']') frames.pop()
    else if (sign === ',' && top) {
      if (top.argument === 0 && (holders.includes(top.name) || ofField.includes(top.name)))
        top.dataset = before.slice(top.start, at).trim().split('.')[0]
      top.argument++
    }
  }
  return { frames, quote: undefined }
}

interface Place {
  readonly before: string
  readonly typed: string
  readonly frame: Frame | undefined
  readonly frames: readonly Frame[]
  readonly registry: readonly FormulaDataset[]
  readonly isQuoted: boolean
}

function offers(place: Place): readonly Suggestion[] {
  const { frame, registry, typed } = place
  const isWhole = frame === undefined
  if (isWhole) return functions('value', 'number')
  if (['ratio', 'per', 'diff', 'change'].includes(frame.name) && frame.dataset === undefined)
    return [...functions('number'), ...series(registry, false)]
  if (frame.argument === 0 && frame.dataset === undefined) return subjects(frame, typed, registry)
  const dataset = registry.find(each => each.name === frame.dataset)
  if (!dataset) return []
  const values = valuesAt(place, dataset)
  if (values) return values
  if (place.isQuoted) return []
  if (frame.name === 'coverage' && frame.argument === 2) return series(registry, true)
  const isMoment = (frame.name === 'within' && frame.argument <= 3) || (frame.name === 'dur' && frame.argument <= 2)
  if (isMoment) return fields(dataset.fields.filter(each => each.type === 'timestamp' || each.type === 'date'))
  return [...fields(dataset.fields), ...clock, ...functions('condition')]
}

function subjects(frame: Frame, typed: string, registry: readonly FormulaDataset[]): readonly Suggestion[] {
  const own = registry.filter(each => each.kind !== 'reference')
  const [name = '', field] = typed.split('.')
  if (holders.includes(frame.name)) return datasets(own, '')
  if (field === undefined) return datasets(own, '.')
  const dataset = own.find(each => each.name === name)
  if (!dataset) return []
  const isNumber = frame.name !== 'countDistinct'
  return fields(
    dataset.fields.filter(each => !isNumber || each.type === 'int' || each.type === 'number'),
    `${name}.`,
  )
}

/** The values of the field that is compared at this place; undefined where none is. */
function valuesAt({ before, isQuoted }: Place, dataset: FormulaDataset): readonly Suggestion[] | undefined {
  const name = /(\w+)\s*(?:==|!=|in\s*\[(?:[^\]]*,)?)\s*$/.exec(before)?.[1]
  const field = dataset.fields.find(each => each.name === name)
  if (!field) return undefined
  const values = field.values ?? (field.type === 'boolean' ? [true, false] : [])
  const items = values.map(value => ({
    kind: 'value' as const,
    name: String(value),
    insert: typeof value === 'string' ? `'${value}'` : String(value),
    detail: { zh: field.zh, en: field.en },
  }))
  return isQuoted ? items.filter(each => each.insert.startsWith("'")) : [...items, ...nothing]
}

const nothing: readonly Suggestion[] = [
  { kind: 'value', name: 'null', insert: 'null', detail: { zh: '空', en: 'empty' } },
]
const clock: readonly Suggestion[] = [
  { kind: 'clock', name: 'now', insert: 'now', detail: { zh: '统计时刻', en: 'moment of evaluation' } },
  {
    kind: 'clock',
    name: 'periodStart',
    insert: 'periodStart',
    detail: { zh: '统计期开始', en: 'start of the period' },
  },
  { kind: 'clock', name: 'periodEnd', insert: 'periodEnd', detail: { zh: '统计期结束', en: 'end of the period' } },
]

const functions = (...roles: readonly string[]): readonly Suggestion[] =>
  formulaFunctions
    .filter(each => roles.includes(each.role))
    .map(({ name, signature }) => ({
      kind: 'function',
      name,
      insert: `${name}(`,
      detail: { zh: signature, en: signature },
    }))

const datasets = (all: readonly FormulaDataset[], end: string): readonly Suggestion[] =>
  all.map(({ name, zh, en }) => ({ kind: 'dataset', name, insert: `${name}${end}`, detail: { zh, en } }))

const fields = (all: readonly FormulaField[], start = ''): readonly Suggestion[] =>
  all
    .filter(each => each.type !== 'json' && each.type !== 'geometry')
    .map(({ name, zh, en }) => ({
      kind: 'field',
      name: `${start}${name}`,
      insert: `${start}${name}`,
      detail: { zh, en },
    }))

const series = (registry: readonly FormulaDataset[], isLayer: boolean): readonly Suggestion[] =>
  registry
    .filter(each => each.kind === 'reference')
    .flatMap(dataset =>
      dataset.fields
        .filter(each => each.name !== 'year' && (!isLayer || each.layer))
        .map(({ name, zh, en }) => ({
          kind: 'series' as const,
          name: `${dataset.name}.${name}`,
          insert: `${dataset.name}.${name}`,
          detail: { zh, en },
        })),
    )
