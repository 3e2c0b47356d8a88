import { type ASTNode, parse } from '@marcbachmann/cel-js'
import { allFields, dataset as declared } from '@/features/datasets'
import { distanceMetres } from '@/shared/geo/distance'
import { addMonths, dayNumber, dayText, localDay, startOfLocalDay, type WorkingCalendar } from '@/shared/time'

/**
 * The formulas once more, written apart from the compiler: straight from the CEL tree, over rows in memory, one row at
 * a time, with the rules of the list's README and nothing clever. Tests compare it with what the database counts.
 */
export type PlainValue = string | number | boolean | null
/** Field name → value: timestamps as epoch ms, dates as `YYYY-MM-DD`. */
export type PlainRow = Readonly<Record<string, PlainValue>>

export interface PlainCity {
  readonly rows: ReadonlyMap<string, readonly PlainRow[]>
  readonly references: readonly PlainRow[]
  readonly squares: readonly {
    readonly lng: number
    readonly lat: number
    readonly areas: ReadonlySet<string>
    readonly layers: Readonly<Record<string, number>>
  }[]
  readonly calendar: WorkingCalendar
  readonly timezone: string
}

export interface PlainArea {
  readonly code: string
  readonly has: (row: PlainRow) => boolean
  /** Districts whose reference numbers add up to the area's; none below a district. */
  readonly districts: readonly string[]
}

export interface PlainStretch {
  readonly from: number
  readonly to: number
  readonly now: number
}

export interface PlainResult {
  readonly value: number | null
  readonly reason: string | null
  readonly numerator: number | null
  readonly denominator: number | null
}

type Call = readonly [name: string, args: readonly ASTNode[]]
const DAY = 86_400_000

const trees = new Map<string, ASTNode>()

function treeOf(text: string): ASTNode {
  const tree = trees.get(text) ?? parse(text).ast
  trees.set(text, tree)
  return tree
}

export class PlainEvaluator {
  constructor(
    private readonly city: PlainCity,
    private readonly area: PlainArea,
    private readonly stretch: PlainStretch,
  ) {}

  result(text: string): PlainResult {
    const tree = treeOf(text)
    const [name, args] = this.call(tree)
    const at = (i: number) => args[i] as ASTNode
    switch (name) {
      case 'ratio':
      case 'per':
      case 'diff': {
        const a = this.term(at(0))
        const b = this.term(at(1))
        if (typeof a === 'string' || typeof b === 'string') {
          const reason = typeof a === 'string' ? a : (b as string)
          return {
            value: null,
            reason,
            numerator: typeof a === 'string' ? null : a,
            denominator: typeof b === 'string' ? null : b,
          }
        }
        if (name === 'diff') return { value: a - b, reason: null, numerator: a, denominator: b }
        const factor = name === 'ratio' ? 100 : Number(this.literal(at(2)))
        return this.quotient(a, b, factor)
      }
      case 'change': {
        const a = this.term(at(0))
        const lag = String(this.literal(at(1)))
        const back = (moment: number) => this.shift(moment, lag, -1)
        const { from, to, now } = this.stretch
        const earlier = new PlainEvaluator(this.city, this.area, { from: back(from), to: back(to), now: back(now) })
        const b = earlier.term(at(0))
        if (typeof a === 'string')
          return { value: null, reason: a, numerator: null, denominator: typeof b === 'string' ? null : b }
        if (typeof b === 'string') return { value: null, reason: b, numerator: a, denominator: null }
        if (b === 0) return { value: null, reason: 'no-denominator', numerator: a, denominator: b }
        return { value: (100 * (a - b)) / b, reason: null, numerator: a, denominator: b }
      }
      case 'within':
        return this.within(args)
      case 'dur':
        return this.duration(args)
      case 'coverage':
        return this.coverage(args)
      case 'fresh':
        return this.fresh(args)
      case 'repeat':
        return this.repeat(args)
      default:
        return this.aggregateResult(tree)
    }
  }

  private quotient(a: number, b: number, factor: number): PlainResult {
    if (b === 0) return { value: null, reason: 'no-denominator', numerator: a, denominator: b }
    return { value: (factor * a) / b, reason: null, numerator: a, denominator: b }
  }

  private aggregateResult(node: ASTNode): PlainResult {
    const value = this.term(node)
    if (typeof value === 'string') return { value: null, reason: value, numerator: null, denominator: null }
    const [name, args] = this.call(node)
    if (name === 'mean') {
      const numbers = this.numbers(args[0] as ASTNode, args[1])
      return { value, reason: null, numerator: numbers.reduce((s, n) => s + n, 0), denominator: numbers.length }
    }
    if (name === 'pctl')
      return { value, reason: null, numerator: null, denominator: this.numbers(args[0] as ASTNode, args[2]).length }
    return { value, reason: null, numerator: value, denominator: null }
  }

  /** The number of a term, or the reason for none. */
  private term(node: ASTNode): number | string {
    if (node.op === 'value') return Number(node.args)
    if (node.op === '+' || node.op === '-') {
      const a = this.term(node.args[0])
      const b = this.term(node.args[1])
      if (typeof a === 'string') return a
      if (typeof b === 'string') return b
      return node.op === '+' ? a + b : a - b
    }
    if (node.op === '.') return this.reference(node.args[1])
    const [name, args] = this.call(node)
    const [subject, second, third] = args
    if (!subject) throw new Error('no subject')
    const dataset = this.datasetOf(subject)
    if (!this.city.rows.get(dataset)?.length) return 'no-records'
    const condition = name === 'pctl' ? third : second
    if (['count', 'sum', 'countDistinct'].includes(name) && !this.placesItself(dataset, condition)) {
      const time = declared(dataset).time
      const isThere = (this.city.rows.get(dataset) ?? []).some(
        row => time === null || this.isInStretch(row, dataset, time),
      )
      if (!isThere) return 'stale-feed'
    }
    switch (name) {
      case 'count':
        return this.selected(dataset, condition).length
      case 'sum':
        return this.numbers(subject, condition).reduce((sum, each) => sum + each, 0)
      case 'countDistinct':
        return new Set(this.values(subject, condition)).size
      case 'mean': {
        const numbers = this.numbers(subject, condition)
        return numbers.length === 0 ? 'no-records' : numbers.reduce((sum, each) => sum + each, 0) / numbers.length
      }
      case 'pctl': {
        const found = percentile(this.numbers(subject, condition), Number(this.literal(second as ASTNode)))
        return found ?? 'no-records'
      }
      default:
        throw new Error(`no term ${name}`)
    }
  }

  private reference(series: string): number | string {
    const year = Number(dayText(localDay(this.city.timezone, this.stretch.to - 1)).slice(0, 4))
    const found: number[] = []
    for (const district of this.area.districts) {
      const rows = this.city.references.filter(row => row.district === district && Number(row.year) <= year)
      rows.sort((a, b) => Number(b.year) - Number(a.year))
      const value = rows[0]?.[series]
      if (typeof value === 'number') found.push(value)
    }
    return found.length === 0 ? 'no-reference' : found.reduce((sum, each) => sum + each, 0)
  }

  private within(args: readonly ASTNode[]): PlainResult {
    const [subject, from, to, limit, condition] = args
    const dataset = this.name(subject)
    if (!this.city.rows.get(dataset)?.length) return nothing('no-records')
    let judged = 0
    let inTime = 0
    for (const row of this.rowsOf(dataset)) {
      if (condition && this.truth(condition, row, dataset) !== true) continue
      const start = this.moment(row, dataset, this.name(from))
      const end = this.moment(row, dataset, this.name(to))
      const due =
        limit?.op === 'id'
          ? this.moment(row, dataset, limit.args)
          : start === null
            ? null
            : this.due(start, String(this.literal(limit as ASTNode)))
      if (start === null || due === null) continue
      if (due < this.stretch.from || due >= this.stretch.now) continue
      judged++
      if (end !== null && end <= due) inTime++
    }
    return this.quotient(inTime, judged, 100)
  }

  private duration(args: readonly ASTNode[]): PlainResult {
    const [subject, from, to, unit, statistic, condition] = args
    const dataset = this.name(subject)
    if (!this.city.rows.get(dataset)?.length) return nothing('no-records')
    const found: number[] = []
    for (const row of this.rowsOf(dataset)) {
      if (condition && this.truth(condition, row, dataset) !== true) continue
      const start = this.moment(row, dataset, this.name(from))
      const end = this.moment(row, dataset, this.name(to))
      if (start === null || end === null || end < this.stretch.from || end >= this.stretch.now) continue
      found.push(this.length(start, end, String(this.literal(unit as ASTNode))))
    }
    if (found.length === 0) return { value: null, reason: 'no-finished', numerator: null, denominator: 0 }
    const how = String(this.literal(statistic as ASTNode))
    if (how !== 'mean')
      return {
        value: percentile(found, Number(how.slice(1))),
        reason: null,
        numerator: null,
        denominator: found.length,
      }
    const sum = found.reduce((total, each) => total + each, 0)
    return { value: sum / found.length, reason: null, numerator: sum, denominator: found.length }
  }

  private length(start: number, end: number, unit: string): number {
    switch (unit) {
      case 'min':
        return (end - start) / 60_000
      case 'h':
        return (end - start) / 3_600_000
      case 'd':
        return (end - start) / DAY
      case 'wh':
        return this.city.calendar.workingMinutesBetween(start, end) / 60
      case 'wd':
        return this.city.calendar.workdaysBetween(start, end)
      default:
        throw new Error(`no unit ${unit}`)
    }
  }

  private coverage(args: readonly ASTNode[]): PlainResult {
    const [subject, metres, layer, condition] = args
    const dataset = this.name(subject)
    if (!this.city.rows.get(dataset)?.length) return nothing('no-records')
    const radius = Number(this.literal(metres as ASTNode))
    const series = layer?.op === '.' ? layer.args[1] : ''
    const places = (this.city.rows.get(dataset) ?? []).filter(
      row => row.lng !== null && row.lat !== null && (!condition || this.truth(condition, row, dataset) === true),
    )
    let whole = 0
    let reached = 0
    for (const square of this.city.squares) {
      if (!square.areas.has(this.area.code)) continue
      const amount = square.layers[series] ?? 0
      whole += amount
      const isReached = places.some(
        row => distanceMetres([square.lng, square.lat], [Number(row.lng), Number(row.lat)]) <= radius,
      )
      if (isReached) reached += amount
    }
    return whole === 0
      ? { value: null, reason: 'no-reference', numerator: reached, denominator: whole }
      : this.quotient(reached, whole, 100)
  }

  private fresh(args: readonly ASTNode[]): PlainResult {
    const [subject, age, condition] = args
    const dataset = this.name(subject)
    const { producer, time } = declared(dataset)
    if (!this.city.rows.get(dataset)?.length) return nothing('no-records')
    const newest = new Map<PlainValue, number>()
    for (const row of this.rowsOf(dataset)) {
      if (condition && this.truth(condition, row, dataset) !== true) continue
      const at = this.moment(row, dataset, time ?? '')
      const who = row[producer ?? ''] ?? null
      if (at === null || who === null || at >= this.stretch.now || at < this.stretch.now - 90 * DAY) continue
      newest.set(who, Math.max(newest.get(who) ?? at, at))
    }
    const oldest = this.shift(this.stretch.now, String(this.literal(age as ASTNode)), -1)
    const fresh = [...newest.values()].filter(each => each >= oldest).length
    return newest.size === 0
      ? { value: null, reason: 'stale-feed', numerator: 0, denominator: 0 }
      : this.quotient(fresh, newest.size, 100)
  }

  private repeat(args: readonly ASTNode[]): PlainResult {
    const [subject, metres, days, condition] = args
    const dataset = this.name(subject)
    const time = declared(dataset).time ?? ''
    if (!this.city.rows.get(dataset)?.length) return nothing('no-records')
    const radius = Number(this.literal(metres as ASTNode))
    const span = Number(this.literal(days as ASTNode)) * DAY
    const chosen = (this.city.rows.get(dataset) ?? [])
      .filter(
        row => row.lng !== null && row.lat !== null && (!condition || this.truth(condition, row, dataset) === true),
      )
      .flatMap(row => {
        const at = this.moment(row, dataset, time)
        return at === null || at >= this.stretch.now ? [] : [{ row, at }]
      })
    let rows = 0
    let followers = 0
    for (const each of chosen) {
      if (each.at < this.stretch.from || !this.area.has(each.row)) continue
      rows++
      const follows = chosen.some(
        other =>
          other.row.cls === each.row.cls &&
          other.row.cls !== null &&
          (other.at < each.at || (other.at === each.at && String(other.row.sourceId) < String(each.row.sourceId))) &&
          other.at >= each.at - span &&
          distanceMetres(
            [Number(other.row.lng), Number(other.row.lat)],
            [Number(each.row.lng), Number(each.row.lat)],
          ) <= radius,
      )
      if (follows) followers++
    }
    return this.quotient(followers, rows, 100)
  }

  // ---- rows

  private rowsOf(dataset: string): readonly PlainRow[] {
    return (this.city.rows.get(dataset) ?? []).filter(this.area.has)
  }

  private placesItself(dataset: string, condition: ASTNode | undefined): boolean {
    const { time } = declared(dataset)
    if (time === null) return true
    const names = JSON.stringify(condition ?? null, (_, value) => (typeof value === 'bigint' ? String(value) : value))
    const named = (name: string) => names.includes(`{"op":"id","args":"${name}"`)
    return named(time) || named('periodStart')
  }

  private isInStretch(row: PlainRow, dataset: string, time: string): boolean {
    const at = this.moment(row, dataset, time)
    return at !== null && at >= this.stretch.from && at < this.stretch.now
  }

  private selected(dataset: string, condition: ASTNode | undefined): readonly PlainRow[] {
    const { time } = declared(dataset)
    const isPlaced = this.placesItself(dataset, condition)
    return this.rowsOf(dataset).filter(
      row =>
        (isPlaced || time === null || this.isInStretch(row, dataset, time)) &&
        (!condition || this.truth(condition, row, dataset) === true),
    )
  }

  private values(path: ASTNode, condition: ASTNode | undefined): readonly PlainValue[] {
    const field = path.op === '.' ? path.args[1] : ''
    return this.selected(this.datasetOf(path), condition)
      .map(row => row[field] ?? null)
      .filter(each => each !== null)
  }

  private numbers(path: ASTNode, condition: ASTNode | undefined): number[] {
    return this.values(path, condition).map(Number)
  }

  // ---- conditions: true, false, or null for unknown

  private truth(node: ASTNode, row: PlainRow, dataset: string): boolean | null {
    const value = this.value(node, row, dataset)
    return value === null ? null : value === true
  }

  private value(node: ASTNode, row: PlainRow, dataset: string): PlainValue {
    switch (node.op) {
      case 'value':
        return typeof node.args === 'bigint' ? Number(node.args) : (node.args as PlainValue)
      case 'id': {
        const clock: Record<string, number> = {
          now: this.stretch.now,
          periodStart: this.stretch.from,
          periodEnd: this.stretch.to,
        }
        return clock[node.args] ?? row[node.args] ?? null
      }
      case '&&': {
        const [a, b] = node.args.map(each => this.truth(each, row, dataset))
        if (a === false || b === false) return false
        return a === true && b === true ? true : null
      }
      case '||': {
        const [a, b] = node.args.map(each => this.truth(each, row, dataset))
        if (a === true || b === true) return true
        return a === false && b === false ? false : null
      }
      case '!_': {
        const inner = this.truth(node.args, row, dataset)
        return inner === null ? null : !inner
      }
      case '-_': {
        const inner = this.value(node.args, row, dataset)
        return inner === null ? null : -Number(inner)
      }
      case '+':
      case '-':
      case '*': {
        const [a, b] = node.args.map(each => this.value(each, row, dataset))
        if (a === null || b === null) return null
        const [x, y] = [Number(a), Number(b)]
        return node.op === '+' ? x + y : node.op === '-' ? x - y : x * y
      }
      case 'in': {
        const a = this.value(node.args[0], row, dataset)
        if (a === null) return null
        const list = node.args[1].op === 'list' ? node.args[1].args : []
        return list.some(each => this.value(each, row, dataset) === a)
      }
      case '==':
      case '!=':
      case '<':
      case '<=':
      case '>':
      case '>=':
        return this.compared(node.op, node.args[0], node.args[1], row, dataset)
      case 'call': {
        const [name, args] = node.args
        const a = this.value(args[0] as ASTNode, row, dataset)
        const b = this.literal(args[1] as ASTNode)
        if (a === null) return null
        if (name === 'like') return matches(String(a), String(b))
        return this.shift(Number(a), String(b), name === 'plus' ? 1 : -1)
      }
      default:
        throw new Error(`no condition ${node.op}`)
    }
  }

  private compared(op: string, left: ASTNode, right: ASTNode, row: PlainRow, dataset: string): boolean | null {
    const isNull = (node: ASTNode) => node.op === 'value' && node.args === null
    const a = this.value(left, row, dataset)
    const b = this.value(right, row, dataset)
    if (isNull(left) || isNull(right)) {
      const other = isNull(left) ? b : a
      return op === '==' ? other === null : other !== null
    }
    if (a === null || b === null) return null
    switch (op) {
      case '==':
        return a === b
      case '!=':
        return a !== b
      case '<':
        return a < b
      case '<=':
        return a <= b
      case '>':
        return a > b
      default:
        return a >= b
    }
  }

  // ---- time

  private moment(row: PlainRow, dataset: string, name: string): number | null {
    const value = row[name] ?? null
    if (value === null) return null
    const field = allFields(declared(dataset)).find(each => each.name === name)
    return field?.type === 'date' ? startOfLocalDay(this.city.timezone, dayNumber(String(value)) ?? 0) : Number(value)
  }

  private due(start: number, limit: string): number {
    const match = /^(\d+)(\w+)$/.exec(limit)
    return this.city.calendar.dueAt(start, { value: Number(match?.[1]), unit: match?.[2] as 'wd' })
  }

  private shift(moment: number, span: string, sign: 1 | -1): number {
    const match = /^(\d+)(min|h|d|mo|y)$/.exec(span)
    const count = sign * Number(match?.[1])
    switch (match?.[2]) {
      case 'min':
        return moment + count * 60_000
      case 'h':
        return moment + count * 3_600_000
      case 'd':
        return moment + count * DAY
      case 'mo':
        return addMonths(this.city.timezone, moment, count)
      default:
        return addMonths(this.city.timezone, moment, 12 * count)
    }
  }

  // ---- names

  private call(node: ASTNode): Call {
    if (node.op !== 'call') throw new Error('no call')
    return node.args
  }

  private name(node: ASTNode | undefined): string {
    return node?.op === 'id' ? node.args : ''
  }

  private datasetOf(node: ASTNode): string {
    return node.op === '.' ? this.name(node.args[0]) : this.name(node)
  }

  private literal(node: ASTNode): PlainValue {
    return node.op === 'value' ? (typeof node.args === 'bigint' ? Number(node.args) : (node.args as PlainValue)) : null
  }
}

const nothing = (reason: string): PlainResult => ({ value: null, reason, numerator: null, denominator: null })

/** Smallest value with at least `percent` % of the values at or below it. */
function percentile(values: readonly number[], percent: number): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted.find((_, i) => (i + 1) * 100 >= percent * sorted.length) ?? null
}

/** `?` one character, `*` any number, tried one character at a time. */
function matches(text: string, pattern: string): boolean {
  if (pattern === '') return text === ''
  if (pattern[0] === '*') return matches(text, pattern.slice(1)) || (text !== '' && matches(text.slice(1), pattern))
  return text !== '' && (pattern[0] === '?' || pattern[0] === text[0]) && matches(text.slice(1), pattern.slice(1))
}
