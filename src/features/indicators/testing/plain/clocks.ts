import type { ASTNode } from '@marcbachmann/cel-js'
import { truthOf } from './conditions'
import { dueMoment, lengthOf, momentOf } from './moments'
import { nothing, type PlainResult, type Question, quotient } from './plain-city'
import { percentile, rowsOf } from './rows'
import { literalOf, nameOf } from './tree'

export function withinTime(q: Question, args: readonly ASTNode[]): PlainResult {
  const [subject, from, to, limit, condition] = args
  const dataset = nameOf(subject)
  if (!q.city.rows.get(dataset)?.length) return nothing('no-records')
  let judged = 0
  let inTime = 0
  for (const row of rowsOf(q, dataset)) {
    if (condition && truthOf(q, condition, row, dataset) !== true) continue
    const start = momentOf(q, row, dataset, nameOf(from))
    const end = momentOf(q, row, dataset, nameOf(to))
    const due =
      limit?.op === 'id'
        ? momentOf(q, row, dataset, limit.args)
        : start === null
          ? null
          : dueMoment(q, start, String(literalOf(limit as ASTNode)))
    if (start === null || due === null) continue
    if (due < q.stretch.from || due >= q.stretch.now) continue
    judged++
    if (end !== null && end <= due) inTime++
  }
  return quotient(inTime, judged, 100)
}

export function duration(q: Question, args: readonly ASTNode[]): PlainResult {
  const [subject, from, to, unit, statistic, condition] = args
  const dataset = nameOf(subject)
  if (!q.city.rows.get(dataset)?.length) return nothing('no-records')
  const found: number[] = []
  for (const row of rowsOf(q, dataset)) {
    if (condition && truthOf(q, condition, row, dataset) !== true) continue
    const start = momentOf(q, row, dataset, nameOf(from))
    const end = momentOf(q, row, dataset, nameOf(to))
    if (start === null || end === null || end < q.stretch.from || end >= q.stretch.now) continue
    found.push(lengthOf(q, start, end, String(literalOf(unit as ASTNode))))
  }
  if (found.length === 0) return { value: null, reason: 'no-finished', numerator: null, denominator: 0 }
  const how = String(literalOf(statistic as ASTNode))
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
