import { type Dataset, type Field, findDataset, refDataset } from '@/features/datasets'
import { type CelCall, type CelNode, callOf, literalOf, nameOf, parseCel, pathOf, refuse } from './cel-node'
import {
  type Aggregate,
  type Condition,
  clockUnits,
  type DurationUnit,
  durationUnits,
  type Formula,
  type Term,
} from './formula'
import { FormulaError, type FormulaIssue } from './formula-issue'
import { type CodeLists, familyOf, fieldOf, parseCondition } from './parse-condition'
import { placementsAgree } from './placement'
import { namesClock } from './references'
import { spanOf } from './span'

export type ParsedFormula =
  | { readonly ok: true; readonly formula: Formula }
  | { readonly ok: false; readonly issue: FormulaIssue }

const noCodeLists: CodeLists = () => undefined

/** Reads a formula against the registry; with `codes`, class codes are checked too. */
export function parseFormula(text: string, codes: CodeLists = noCodeLists): ParsedFormula {
  try {
    return { ok: true, formula: new FormulaReader(codes).formula(parseCel(text)) }
  } catch (error) {
    if (error instanceof FormulaError) return { ok: false, issue: error.issue }
    throw error
  }
}

const arguments_: Readonly<Record<string, readonly [least: number, most: number]>> = {
  ratio: [2, 2],
  per: [3, 3],
  diff: [2, 2],
  change: [2, 2],
  count: [1, 2],
  countDistinct: [1, 2],
  sum: [1, 2],
  mean: [1, 2],
  pctl: [2, 3],
  dur: [5, 6],
  within: [4, 5],
  coverage: [3, 4],
  fresh: [2, 3],
  repeat: [3, 4],
}
const aggregates = ['count', 'countDistinct', 'sum', 'mean', 'pctl']

class FormulaReader {
  constructor(private readonly codes: CodeLists) {}

  formula(node: CelNode): Formula {
    const call = this.call(node)
    const [first, second, third] = call.args
    switch (call.name) {
      case 'ratio':
      case 'diff':
        return this.agreeing(node, { kind: call.name, a: this.term(first, node), b: this.term(second, node) })
      case 'per': {
        const factor = this.positive(third, node)
        return this.agreeing(node, { kind: 'per', a: this.term(first, node), b: this.term(second, node), factor })
      }
      case 'change':
        return { kind: 'change', a: this.term(first, node), lag: spanOf(second ?? node, clockUnits) }
      case 'dur':
        return this.duration(node, call.args)
      case 'within':
        return this.within(node, call.args)
      case 'coverage':
        return this.coverage(node, call.args)
      case 'fresh': {
        const dataset = this.dataset(first, node)
        if (dataset.producer === undefined) return refuse(node, 'type', `${dataset.name} names no producer`)
        const producer = fieldOf(dataset, dataset.producer, node)
        const age = spanOf(second ?? node, clockUnits)
        return { kind: 'fresh', dataset, producer, age, condition: this.clockless(dataset, third) }
      }
      case 'repeat': {
        const dataset = this.dataset(first, node)
        const hasClass = dataset.fields.some(each => each.name === 'cls')
        if (dataset.kind !== 'event' || !hasClass)
          refuse(node, 'type', `repeat needs events with a class: ${dataset.name}`)
        const metres = this.positive(second, node)
        const days = this.positive(third, node)
        return { kind: 'repeat', dataset, metres, days, condition: this.clockless(dataset, call.args[3]) }
      }
      default:
        return { kind: 'aggregate', term: this.aggregate(node, call) }
    }
  }

  private call(node: CelNode): CelCall {
    const call = callOf(node)
    if (!call) return refuse(node, 'syntax', 'a function call is needed')
    const arity = arguments_[call.name]
    if (!arity) return refuse(node, 'unknown-function', `there is no function ${call.name}`)
    const [least, most] = arity
    if (call.args.length < least || call.args.length > most)
      refuse(node, 'arguments', `${call.name} takes ${least === most ? least : `${least} to ${most}`} arguments`)
    return call
  }

  private dataset(node: CelNode | undefined, whole: CelNode): Dataset {
    const name = nameOf(node)
    const found = name === undefined ? undefined : findDataset(name)
    if (!found || found.kind === 'reference')
      return refuse(node ?? whole, 'unknown-dataset', 'there is no such dataset')
    return found
  }

  private condition(dataset: Dataset, node: CelNode | undefined): Condition | null {
    return node === undefined ? null : parseCondition({ dataset, codes: this.codes }, node)
  }

  /** Functions that place their rows themselves take no condition on the clock. */
  private clockless(dataset: Dataset, node: CelNode | undefined): Condition | null {
    const condition = this.condition(dataset, node)
    if (node && namesClock(condition)) refuse(node, 'placement', 'this function places its rows itself')
    return condition
  }

  private positive(node: CelNode | undefined, whole: CelNode): number {
    const value = node && literalOf(node)
    return typeof value === 'number' && value > 0
      ? value
      : refuse(node ?? whole, 'literal', 'a positive number is needed')
  }

  private term(node: CelNode | undefined, whole: CelNode): Term {
    if (!node) return refuse(whole, 'arguments', 'a term is missing')
    const path = pathOf(node)
    if (path?.[0] === 'ref') return { kind: 'ref', series: this.series(path[1], node) }
    const literal = literalOf(node)
    if (typeof literal === 'number') return { kind: 'number', value: literal }
    if (node.op === '+' || node.op === '-') {
      const [left, right] = node.args
      const kind = node.op === '+' ? 'add' : 'subtract'
      return { kind, left: this.term(left, node), right: this.term(right, node) }
    }
    const call = callOf(node)
    if (!call || !aggregates.includes(call.name)) return refuse(node, 'not-allowed', 'a count, sum or number is needed')
    return this.aggregate(node, this.call(node))
  }

  private series(name: string, node: CelNode): string {
    const isSeries = name !== 'year' && refDataset.fields.some(each => each.name === name)
    return isSeries ? name : refuse(node, 'unknown-series', `there is no reference series ${name}`)
  }

  private aggregate(node: CelNode, { name, args }: CelCall): Aggregate {
    const [subject, second, third] = args
    if (name === 'count') {
      const dataset = this.dataset(subject, node)
      return { kind: 'count', dataset, condition: this.condition(dataset, second) }
    }
    const path = subject && pathOf(subject)
    const dataset = path && findDataset(path[0])
    if (!path || !dataset || dataset.kind === 'reference')
      return refuse(subject ?? node, 'unknown-dataset', 'dataset.field is needed')
    const field = fieldOf(dataset, path[1], subject)
    const family = familyOf(field, subject)
    if (name !== 'countDistinct' && family !== 'number')
      refuse(subject, 'type', `a number is needed, this is ${family}`)
    switch (name) {
      case 'countDistinct':
      case 'sum':
      case 'mean':
        return { kind: name, dataset, field, condition: this.condition(dataset, second) }
      case 'pctl': {
        const percent = second && literalOf(second)
        if (typeof percent !== 'number' || !Number.isInteger(percent) || percent < 1 || percent > 99)
          return refuse(second ?? node, 'literal', 'a percentile of 1 to 99 is needed')
        return { kind: 'pctl', dataset, field, percent, condition: this.condition(dataset, third) }
      }
      default:
        return refuse(node, 'not-allowed', `${name} gives no number`)
    }
  }

  private moment(dataset: Dataset, node: CelNode | undefined, whole: CelNode): Field {
    const name = nameOf(node)
    if (!node || name === undefined) return refuse(node ?? whole, 'type', 'a bare time field is needed')
    const field = fieldOf(dataset, name, node)
    if (field.type !== 'timestamp' && field.type !== 'date')
      refuse(node, 'type', `${name} is ${field.type}, a time is needed`)
    return field
  }

  private fromTo(dataset: Dataset, args: readonly CelNode[], node: CelNode): { from: Field; to: Field } {
    const from = this.moment(dataset, args[1], node)
    const to = this.moment(dataset, args[2], node)
    if (from.type !== to.type) refuse(node, 'type', `${from.name} is a ${from.type}, ${to.name} a ${to.type}`)
    if (from.name === to.name) refuse(node, 'type', 'from and to are the same field')
    return { from, to }
  }

  private duration(node: CelNode, args: readonly CelNode[]): Formula {
    const dataset = this.dataset(args[0], node)
    const { from, to } = this.fromTo(dataset, args, node)
    const unit = args[3] && literalOf(args[3])
    if (typeof unit !== 'string' || !(durationUnits as readonly string[]).includes(unit))
      return refuse(args[3] ?? node, 'literal', `a unit is needed (${durationUnits.join(', ')})`)
    const written = args[4] && literalOf(args[4])
    const match = typeof written === 'string' ? /^(?:mean|p([1-9]\d?))$/.exec(written) : null
    if (!match) return refuse(args[4] ?? node, 'literal', "'mean' or a percentile such as 'p90' is needed")
    const statistic = match[1] === undefined ? ('mean' as const) : Number(match[1])
    const condition = this.clockless(dataset, args[5])
    return { kind: 'dur', dataset, from, to, unit: unit as DurationUnit, statistic, condition }
  }

  private within(node: CelNode, args: readonly CelNode[]): Formula {
    const dataset = this.dataset(args[0], node)
    const { from, to } = this.fromTo(dataset, args, node)
    const written = args[3]
    const condition = this.clockless(dataset, args[4])
    if (written && nameOf(written) !== undefined) {
      const field = this.moment(dataset, written, node)
      if (field.type !== to.type) refuse(written, 'type', `${field.name} is a ${field.type}, ${to.name} a ${to.type}`)
      return { kind: 'within', dataset, from, to, limit: { kind: 'field', field }, condition }
    }
    const span = spanOf(written ?? node, ['min', 'h', 'd', 'uh', 'wh', 'wd', 'mo', 'y'])
    return { kind: 'within', dataset, from, to, limit: { kind: 'span', span }, condition }
  }

  private coverage(node: CelNode, args: readonly CelNode[]): Formula {
    const dataset = this.dataset(args[0], node)
    const metres = this.positive(args[1], node)
    const layer = args[2] && pathOf(args[2])
    const isLayer = layer?.[0] === 'ref' && refDataset.fields.some(each => each.name === layer[1] && each.layer)
    if (!layer || !isLayer) return refuse(args[2] ?? node, 'unknown-series', 'a gridded reference layer is needed')
    return { kind: 'coverage', dataset, metres, layer: layer[1], condition: this.clockless(dataset, args[3]) }
  }

  private agreeing(node: CelNode, formula: Formula): Formula {
    const dataset = placementsAgree(formula)
    if (dataset) refuse(node, 'placement', `two terms of ${dataset} are placed in the period differently`)
    return formula
  }
}
