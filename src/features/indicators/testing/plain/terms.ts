import type { ASTNode } from '@marcbachmann/cel-js'
import { dataset as declared } from '@/features/datasets'
import { dayText, localDay } from '@/shared/time'
import type { PlainResult, Question } from './plain-city'
import { isInStretch, numbersOf, percentile, placesItself, selectedRows, valuesOf } from './rows'
import { callOf, datasetOf, literalOf } from './tree'

export function aggregateResult(q: Question, node: ASTNode): PlainResult {
  const value = termOf(q, node)
  if (typeof value === 'string') return { value: null, reason: value, numerator: null, denominator: null }
  const [name, args] = callOf(node)
  if (name === 'mean') {
    const numbers = numbersOf(q, args[0] as ASTNode, args[1])
    return { value, reason: null, numerator: numbers.reduce((s, n) => s + n, 0), denominator: numbers.length }
  }
  if (name === 'pctl')
    return { value, reason: null, numerator: null, denominator: numbersOf(q, args[0] as ASTNode, args[2]).length }
  return { value, reason: null, numerator: value, denominator: null }
}

export function termOf(q: Question, node: ASTNode): number | string {
  if (node.op === 'value') return Number(node.args)
  if (node.op === '+' || node.op === '-') {
    const a = termOf(q, node.args[0])
    const b = termOf(q, node.args[1])
    if (typeof a === 'string') return a
    if (typeof b === 'string') return b
    return node.op === '+' ? a + b : a - b
  }
  if (node.op === '.') return referenceOf(q, node.args[1])
  const [name, args] = callOf(node)
  const [subject, second, third] = args
  if (!subject) throw new Error('no subject')
  const dataset = datasetOf(subject)
  if (!q.city.rows.get(dataset)?.length) return 'no-records'
  const condition = name === 'pctl' ? third : second
  if (['count', 'sum', 'countDistinct'].includes(name) && !placesItself(dataset, condition)) {
    const time = declared(dataset).time
    const isThere = (q.city.rows.get(dataset) ?? []).some(row => time === null || isInStretch(q, row, dataset, time))
    if (!isThere) return 'stale-feed'
  }
  switch (name) {
    case 'count':
      return selectedRows(q, dataset, condition).length
    case 'sum':
      return numbersOf(q, subject, condition).reduce((sum, each) => sum + each, 0)
    case 'countDistinct':
      return new Set(valuesOf(q, subject, condition)).size
    case 'mean': {
      const numbers = numbersOf(q, subject, condition)
      return numbers.length === 0 ? 'no-records' : numbers.reduce((sum, each) => sum + each, 0) / numbers.length
    }
    case 'pctl': {
      const found = percentile(numbersOf(q, subject, condition), Number(literalOf(second as ASTNode)))
      return found ?? 'no-records'
    }
    default:
      throw new Error(`no term ${name}`)
  }
}

function referenceOf(q: Question, series: string): number | string {
  const year = Number(dayText(localDay(q.city.timezone, q.stretch.to - 1)).slice(0, 4))
  const found: number[] = []
  for (const district of q.area.districts) {
    const rows = q.city.references.filter(row => row.district === district && Number(row.year) <= year)
    rows.sort((a, b) => Number(b.year) - Number(a.year))
    const value = rows[0]?.[series]
    if (typeof value === 'number') found.push(value)
  }
  return found.length === 0 ? 'no-reference' : found.reduce((sum, each) => sum + each, 0)
}
