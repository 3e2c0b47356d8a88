import type { ASTNode } from '@marcbachmann/cel-js'
import { dataset as declared } from '@/features/datasets'
import { truthOf } from './conditions'
import { DAY, momentOf, shifted } from './moments'
import { nothing, type PlainResult, type PlainValue, type Question, quotient } from './plain-city'
import { rowsOf } from './rows'
import { literalOf, nameOf } from './tree'

export function freshness(q: Question, args: readonly ASTNode[]): PlainResult {
  const [subject, age, condition] = args
  const dataset = nameOf(subject)
  const { producer, time } = declared(dataset)
  if (!q.city.rows.get(dataset)?.length) return nothing('no-records')
  const newest = new Map<PlainValue, number>()
  for (const row of rowsOf(q, dataset)) {
    if (condition && truthOf(q, condition, row, dataset) !== true) continue
    const at = momentOf(q, row, dataset, time ?? '')
    const who = row[producer ?? ''] ?? null
    if (at === null || who === null || at >= q.stretch.now || at < q.stretch.now - 90 * DAY) continue
    newest.set(who, Math.max(newest.get(who) ?? at, at))
  }
  const oldest = shifted(q, q.stretch.now, String(literalOf(age as ASTNode)), -1)
  const fresh = [...newest.values()].filter(each => each >= oldest).length
  return newest.size === 0
    ? { value: null, reason: 'stale-feed', numerator: 0, denominator: 0 }
    : quotient(fresh, newest.size, 100)
}
