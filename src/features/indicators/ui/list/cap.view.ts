import type { DimensionName } from '../../domain/index-snapshot'
import { dimensionIndex } from '../../domain/index-value'
import type { IndexRow } from '../../queries/index-page'

/**
 * The rows whose one vote holds a capped dimension down. The rule itself is asked of each, beside a weight that
 * nothing could pull down: so this cannot part from how the index is computed.
 */
export const cappers = (rows: readonly IndexRow[], dimension: DimensionName): IndexRow[] =>
  rows.filter(row => dimensionIndex(dimension, [row, { dimension, weight: 1000, score: 100 }]).isCapped)
