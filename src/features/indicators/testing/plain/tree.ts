import { type ASTNode, parse } from '@marcbachmann/cel-js'
import type { PlainValue } from './plain-city'

type Call = readonly [name: string, args: readonly ASTNode[]]

const trees = new Map<string, ASTNode>()

export function treeOf(text: string): ASTNode {
  const tree = trees.get(text) ?? parse(text).ast
  trees.set(text, tree)
  return tree
}

export function callOf(node: ASTNode): Call {
  if (node.op !== 'call') throw new Error('no call')
  return node.args
}

export function nameOf(node: ASTNode | undefined): string {
  return node?.op === 'id' ? node.args : ''
}

export function datasetOf(node: ASTNode): string {
  return node.op === '.' ? nameOf(node.args[0]) : nameOf(node)
}

export function literalOf(node: ASTNode): PlainValue {
  return node.op === 'value' ? (typeof node.args === 'bigint' ? Number(node.args) : (node.args as PlainValue)) : null
}
