import type { ASTNode } from '@marcbachmann/cel-js'
import { dataset as declared } from '@/features/datasets'
import { truthOf } from './conditions'
import { momentOf } from './moments'
import type { PlainRow, PlainValue, Question } from './plain-city'
import { datasetOf } from './tree'

export function rowsOf(q: Question, dataset: string): readonly PlainRow[] {
  return (q.city.rows.get(dataset) ?? []).filter(q.area.has)
}

export function placesItself(dataset: string, condition: ASTNode | undefined): boolean {
  const { time } = declared(dataset)
  if (time === null) return true
  const names = JSON.stringify(condition ?? null, (_, value) => (typeof value === 'bigint' ? String(value) : value))
  const named = (name: string) => names.includes(`{"op":"id","args":"${name}"`)
  return named(time) || named('periodStart')
}

export function isInStretch(q: Question, row: PlainRow, dataset: string, time: string): boolean {
  const at = momentOf(q, row, dataset, time)
  return at !== null && at >= q.stretch.from && at < q.stretch.now
}

export function selectedRows(q: Question, dataset: string, condition: ASTNode | undefined): readonly PlainRow[] {
  const { time } = declared(dataset)
  const isPlaced = placesItself(dataset, condition)
  return rowsOf(q, dataset).filter(
    row =>
      (isPlaced || time === null || isInStretch(q, row, dataset, time)) &&
      (!condition || truthOf(q, condition, row, dataset) === true),
  )
}

export function valuesOf(q: Question, path: ASTNode, condition: ASTNode | undefined): readonly PlainValue[] {
  const field = path.op === '.' ? path.args[1] : ''
  return selectedRows(q, datasetOf(path), condition)
    .map(row => row[field] ?? null)
    .filter(each => each !== null)
}

export function numbersOf(q: Question, path: ASTNode, condition: ASTNode | undefined): number[] {
  return valuesOf(q, path, condition).map(Number)
}

/** Smallest value with at least `percent` % of the values at or below it. */
export function percentile(values: readonly number[], percent: number): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted.find((_, i) => (i + 1) * 100 >= percent * sorted.length) ?? null
}
