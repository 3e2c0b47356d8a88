import { type ASTNode, parse, serialize } from '@marcbachmann/cel-js'
import { FormulaError, type FormulaIssueCode } from './formula-issue'

export type CelNode = ASTNode

/** Syntax tree of a CEL expression. @throws FormulaError `syntax` */
export function parseCel(text: string): CelNode {
  try {
    return parse(text).ast
  } catch (error) {
    const [message = 'no expression'] = (error instanceof Error ? error.message : String(error)).split('\n')
    throw new FormulaError({ code: 'syntax', message, start: 0, end: text.length })
  }
}

export const textOf = (node: CelNode): string => serialize(node)

export function refuse(node: CelNode, code: FormulaIssueCode, message: string): never {
  const place = node as { start?: number; end?: number; pos?: number }
  const start = place.start ?? place.pos ?? 0
  throw new FormulaError({ code, message: `${message}: ${textOf(node)}`, start, end: place.end ?? start })
}

/** A written value, signs included; `undefined` for anything that has to be looked up. CEL's 64-bit integers become numbers. */
export function literalOf(node: CelNode): string | number | boolean | null | undefined {
  if (node.op === 'value') {
    const value = node.args
    if (typeof value === 'bigint') return Number(value)
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      return value
    return undefined
  }
  if (node.op === '-_') {
    const inner = literalOf(node.args)
    return typeof inner === 'number' ? -inner : undefined
  }
  return undefined
}

export interface CelCall {
  readonly name: string
  readonly args: readonly CelNode[]
}

export function callOf(node: CelNode): CelCall | undefined {
  if (node.op !== 'call') return undefined
  const [name, args] = node.args
  return { name, args }
}

/** A bare name, such as a field in a condition. */
export const nameOf = (node: CelNode | undefined): string | undefined => (node?.op === 'id' ? node.args : undefined)

/** `left.right` with two bare names. */
export function pathOf(node: CelNode): readonly [string, string] | undefined {
  if (node.op !== '.') return undefined
  const [object, name] = node.args
  const left = nameOf(object)
  return left === undefined ? undefined : [left, name]
}
