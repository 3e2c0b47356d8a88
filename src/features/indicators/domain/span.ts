import { type CelNode, literalOf, refuse } from './cel-node'
import { type Span, type SpanUnit, spanUnits } from './formula'

const shape = new RegExp(`^([1-9]\\d*)(${spanUnits.join('|')})$`)

/** A span written as text, such as `'30d'`. @throws FormulaError */
export function spanOf(node: CelNode, allowed: readonly SpanUnit[]): Span {
  const written = literalOf(node)
  const match = typeof written === 'string' ? shape.exec(written) : null
  const unit = match?.[2] as SpanUnit | undefined
  if (!match || unit === undefined || !allowed.includes(unit))
    return refuse(node, 'literal', `a span is needed, such as '30d' (units: ${allowed.join(', ')})`)
  return { count: Number(match[1]), unit }
}
