import { allFields, type Dataset, type Field } from '@/features/datasets'
import { type CelNode, callOf, literalOf, refuse } from './cel-node'
import {
  type ClockName,
  type Comparison,
  type Condition,
  clockNames,
  clockUnits,
  type Family,
  type Operand,
} from './formula'
import { spanOf } from './span'

/** The codes of a named list (`case-class`, `asset-class`), or undefined where the list is not to be checked. */
export type CodeLists = (list: string) => ReadonlySet<string> | undefined

export interface ConditionScope {
  readonly dataset: Dataset
  readonly codes: CodeLists
}

export function fieldOf(dataset: Dataset, name: string, node: CelNode): Field {
  const found = allFields(dataset).find(each => each.name === name)
  // A condition on a person would be a question about a person, answered by a count.
  if (found?.personal) return refuse(node, 'not-allowed', `${name} is personal data, which formulas do not read`)
  return found ?? refuse(node, 'unknown-field', `${dataset.name} has no field ${name}`)
}

export function familyOf(field: Field, node: CelNode): Family {
  switch (field.type) {
    case 'string':
    case 'enum':
      return 'text'
    case 'int':
    case 'number':
      return 'number'
    case 'boolean':
    case 'timestamp':
    case 'date':
      return field.type
    default:
      return refuse(node, 'type', `${field.name} is ${field.type}, which formulas cannot compare`)
  }
}

const isClock = (name: string): name is ClockName => (clockNames as readonly string[]).includes(name)

export function parseCondition(scope: ConditionScope, node: CelNode): Condition {
  switch (node.op) {
    case '&&':
    case '||': {
      const kind = node.op === '&&' ? 'and' : 'or'
      const items = node.args.map(each => parseCondition(scope, each))
      return { kind, items: items.flatMap(each => (each.kind === kind ? each.items : [each])) }
    }
    case '!_':
      return { kind: 'not', item: parseCondition(scope, node.args) }
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return comparison(scope, node, node.op, node.args[0], node.args[1])
    case 'in':
      return membership(scope, node, node.args[0], node.args[1])
    default:
  }
  const call = callOf(node)
  if (call?.name === 'like') return glob(scope, node, call.args)
  const { operand, family } = parseOperand(scope, node)
  if (family !== 'boolean') refuse(node, 'type', `a condition is needed, this is ${family}`)
  return { kind: 'truth', operand }
}

interface Typed {
  readonly operand: Operand
  readonly family: Family
}

function parseOperand(scope: ConditionScope, node: CelNode): Typed {
  const literal = literalOf(node)
  if (literal === null) return refuse(node, 'type', 'null is only for == and != of a field')
  if (literal !== undefined) {
    const family = typeof literal === 'string' ? 'text' : (typeof literal as 'number' | 'boolean')
    return { operand: { kind: 'literal', value: literal }, family }
  }
  switch (node.op) {
    case 'id': {
      if (isClock(node.args)) return { operand: { kind: 'clock', name: node.args }, family: 'timestamp' }
      const field = fieldOf(scope.dataset, node.args, node)
      return { operand: { kind: 'field', field }, family: familyOf(field, node) }
    }
    case '-_':
      return { operand: { kind: 'negate', operand: numeric(scope, node.args) }, family: 'number' }
    case '+':
    case '-':
    case '*': {
      const [left, right] = node.args
      const operand = {
        kind: 'arithmetic',
        op: node.op,
        left: numeric(scope, left),
        right: numeric(scope, right),
      } as const
      return { operand, family: 'number' }
    }
    case 'call':
      if (node.args[0] === 'plus' || node.args[0] === 'minus') return shift(scope, node, node.args[0], node.args[1])
      if (node.args[0] !== 'like') return refuse(node, 'not-allowed', `${node.args[0]} has no place in a condition`)
      break
    case '&&':
    case '||':
    case '!_':
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
    case 'in':
      break
    default:
      return refuse(node, 'not-allowed', `'${node.op}' has no place in a condition`)
  }
  return { operand: { kind: 'condition', condition: parseCondition(scope, node) }, family: 'boolean' }
}

function numeric(scope: ConditionScope, node: CelNode): Operand {
  const { operand, family } = parseOperand(scope, node)
  return family === 'number' ? operand : refuse(node, 'type', `a number is needed, this is ${family}`)
}

function shift(
  scope: ConditionScope,
  node: CelNode,
  op: 'plus' | 'minus',
  args: readonly CelNode[],
): { operand: Operand; family: Family } {
  const [moment, written] = args
  if (!moment || !written || args.length !== 2) return refuse(node, 'arguments', `${op} takes a time and a span`)
  const { operand, family } = parseOperand(scope, moment)
  if (family !== 'timestamp') return refuse(node, 'type', `${op} needs a timestamp, this is ${family}`)
  return { operand: { kind: 'shift', op, operand, span: spanOf(written, clockUnits) }, family }
}

function comparison(scope: ConditionScope, node: CelNode, op: Comparison, a: CelNode, b: CelNode): Condition {
  const isEquality = op === '==' || op === '!='
  if (literalOf(a) === null || literalOf(b) === null) {
    const other = literalOf(a) === null ? b : a
    if (!isEquality) return refuse(node, 'type', 'null is only for == and !=')
    if (other.op !== 'id' || isClock(other.args)) return refuse(node, 'type', 'only a field is tested for null')
    return { kind: 'present', field: fieldOf(scope.dataset, other.args, other), isPresent: op === '!=' }
  }
  const left = parseOperand(scope, a)
  const right = parseOperand(scope, b)
  if (left.family !== right.family) refuse(node, 'type', `${left.family} compared with ${right.family}`)
  if (!isEquality && (left.family === 'text' || left.family === 'boolean'))
    refuse(node, 'type', `there is no order between ${left.family}s`)
  if (isEquality) {
    checkValue(scope, left.operand, right.operand, node)
    checkValue(scope, right.operand, left.operand, node)
  }
  return { kind: 'compare', op, left: left.operand, right: right.operand }
}

/** A written value compared with a field must be one that the field can have. */
function checkValue(scope: ConditionScope, operand: Operand, value: Operand, node: CelNode): void {
  if (operand.kind !== 'field' || value.kind !== 'literal' || typeof value.value === 'boolean') return
  const { field } = operand
  if (field.values && !field.values.includes(value.value))
    refuse(node, 'unknown-value', `${JSON.stringify(value.value)} is no value of ${field.name}`)
  const codes = field.codes === undefined ? undefined : scope.codes(field.codes)
  if (codes && !codes.has(String(value.value)))
    refuse(node, 'unknown-code', `${JSON.stringify(value.value)} is no code of ${field.name}`)
}

function membership(scope: ConditionScope, node: CelNode, a: CelNode, list: CelNode): Condition {
  const { operand, family } = parseOperand(scope, a)
  if (list.op !== 'list' || list.args.length === 0) return refuse(node, 'literal', "'in' needs a list with members")
  const values = list.args.map(item => {
    const value = literalOf(item)
    if (value === undefined || value === null) return refuse(item, 'literal', 'only written values are listed')
    const own = typeof value === 'string' ? 'text' : typeof value
    if (own !== family) refuse(item, 'type', `${own} in a list for ${family}`)
    checkValue(scope, operand, { kind: 'literal', value }, item)
    return value
  })
  if (new Set(values).size !== values.length) refuse(node, 'literal', 'a value is listed twice')
  return { kind: 'in', operand, values }
}

function glob(scope: ConditionScope, node: CelNode, args: readonly CelNode[]): Condition {
  const [subject, written] = args
  if (!subject || !written || args.length !== 2) return refuse(node, 'arguments', 'like takes a text and a pattern')
  const { operand, family } = parseOperand(scope, subject)
  if (family !== 'text') refuse(node, 'type', `like on ${family}`)
  const pattern = literalOf(written)
  if (typeof pattern !== 'string') return refuse(written, 'literal', 'like needs a written pattern')
  if (operand.kind === 'field') {
    const { field } = operand
    const codes = field.codes === undefined ? undefined : scope.codes(field.codes)
    const known = field.values ?? (codes && [...codes])
    const matcher = globMatcher(pattern)
    if (known && !known.some(each => matcher.test(String(each))))
      refuse(node, 'unknown-code', 'the pattern matches nothing there is')
  }
  return { kind: 'like', operand, pattern }
}

/** `?` one character, `*` any number of them. */
export const globMatcher = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
    'su',
  )
