import type { ASTNode } from '@marcbachmann/cel-js'
import { shifted } from './moments'
import type { PlainRow, PlainValue, Question } from './plain-city'
import { literalOf } from './tree'

/** True, false, or null for unknown. */
export function truthOf(q: Question, node: ASTNode, row: PlainRow, dataset: string): boolean | null {
  const value = valueIn(q, node, row, dataset)
  return value === null ? null : value === true
}

export function valueIn(q: Question, node: ASTNode, row: PlainRow, dataset: string): PlainValue {
  switch (node.op) {
    case 'value':
      return typeof node.args === 'bigint' ? Number(node.args) : (node.args as PlainValue)
    case 'id': {
      const clock: Record<string, number> = {
        now: q.stretch.now,
        periodStart: q.stretch.from,
        periodEnd: q.stretch.to,
      }
      return clock[node.args] ?? row[node.args] ?? null
    }
    case '&&': {
      const [a, b] = node.args.map(each => truthOf(q, each, row, dataset))
      if (a === false || b === false) return false
      return a === true && b === true ? true : null
    }
    case '||': {
      const [a, b] = node.args.map(each => truthOf(q, each, row, dataset))
      if (a === true || b === true) return true
      return a === false && b === false ? false : null
    }
    case '!_': {
      const inner = truthOf(q, node.args, row, dataset)
      return inner === null ? null : !inner
    }
    case '-_': {
      const inner = valueIn(q, node.args, row, dataset)
      return inner === null ? null : -Number(inner)
    }
    case '+':
    case '-':
    case '*': {
      const [a, b] = node.args.map(each => valueIn(q, each, row, dataset))
      if (a === null || b === null) return null
      const [x, y] = [Number(a), Number(b)]
      return node.op === '+' ? x + y : node.op === '-' ? x - y : x * y
    }
    case 'in': {
      const a = valueIn(q, node.args[0], row, dataset)
      if (a === null) return null
      const list = node.args[1].op === 'list' ? node.args[1].args : []
      return list.some(each => valueIn(q, each, row, dataset) === a)
    }
    case '==':
    case '!=':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return compared(q, node.op, node.args[0], node.args[1], row, dataset)
    case 'call': {
      const [name, args] = node.args
      const a = valueIn(q, args[0] as ASTNode, row, dataset)
      const b = literalOf(args[1] as ASTNode)
      if (a === null) return null
      if (name === 'like') return matches(String(a), String(b))
      return shifted(q, Number(a), String(b), name === 'plus' ? 1 : -1)
    }
    default:
      throw new Error(`no condition ${node.op}`)
  }
}

function compared(
  q: Question,
  op: string,
  left: ASTNode,
  right: ASTNode,
  row: PlainRow,
  dataset: string,
): boolean | null {
  const isNull = (node: ASTNode) => node.op === 'value' && node.args === null
  const a = valueIn(q, left, row, dataset)
  const b = valueIn(q, right, row, dataset)
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

/** `?` one character, `*` any number, tried one character at a time. */
function matches(text: string, pattern: string): boolean {
  if (pattern === '') return text === ''
  if (pattern[0] === '*') return matches(text, pattern.slice(1)) || (text !== '' && matches(text.slice(1), pattern))
  return text !== '' && (pattern[0] === '?' || pattern[0] === text[0]) && matches(text.slice(1), pattern.slice(1))
}
