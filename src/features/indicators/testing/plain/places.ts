import type { ASTNode } from '@marcbachmann/cel-js'
import { dataset as declared } from '@/features/datasets'
import { distanceMetres } from '@/shared/geo/distance'
import { truthOf } from './conditions'
import { DAY, momentOf } from './moments'
import { nothing, type PlainResult, type Question, quotient } from './plain-city'
import { literalOf, nameOf } from './tree'

export function coverage(q: Question, args: readonly ASTNode[]): PlainResult {
  const [subject, metres, layer, condition] = args
  const dataset = nameOf(subject)
  if (!q.city.rows.get(dataset)?.length) return nothing('no-records')
  const radius = Number(literalOf(metres as ASTNode))
  const series = layer?.op === '.' ? layer.args[1] : ''
  const places = (q.city.rows.get(dataset) ?? []).filter(
    row => row.lng !== null && row.lat !== null && (!condition || truthOf(q, condition, row, dataset) === true),
  )
  let whole = 0
  let reached = 0
  for (const square of q.city.squares) {
    if (!square.areas.has(q.area.code)) continue
    const amount = square.layers[series] ?? 0
    whole += amount
    const isReached = places.some(
      row => distanceMetres([square.lng, square.lat], [Number(row.lng), Number(row.lat)]) <= radius,
    )
    if (isReached) reached += amount
  }
  return whole === 0
    ? { value: null, reason: 'no-reference', numerator: reached, denominator: whole }
    : quotient(reached, whole, 100)
}

export function repeat(q: Question, args: readonly ASTNode[]): PlainResult {
  const [subject, metres, days, condition] = args
  const dataset = nameOf(subject)
  const time = declared(dataset).time ?? ''
  if (!q.city.rows.get(dataset)?.length) return nothing('no-records')
  const radius = Number(literalOf(metres as ASTNode))
  const span = Number(literalOf(days as ASTNode)) * DAY
  const chosen = (q.city.rows.get(dataset) ?? [])
    .filter(row => row.lng !== null && row.lat !== null && (!condition || truthOf(q, condition, row, dataset) === true))
    .flatMap(row => {
      const at = momentOf(q, row, dataset, time)
      return at === null || at >= q.stretch.now ? [] : [{ row, at }]
    })
  let rows = 0
  let followers = 0
  for (const each of chosen) {
    if (each.at < q.stretch.from || !q.area.has(each.row)) continue
    rows++
    const follows = chosen.some(
      other =>
        other.row.cls === each.row.cls &&
        other.row.cls !== null &&
        (other.at < each.at || (other.at === each.at && String(other.row.sourceId) < String(each.row.sourceId))) &&
        other.at >= each.at - span &&
        distanceMetres([Number(other.row.lng), Number(other.row.lat)], [Number(each.row.lng), Number(each.row.lat)]) <=
          radius,
    )
    if (follows) followers++
  }
  return quotient(followers, rows, 100)
}
