import type { AreaScope } from '../../areas'
import type { Lamp } from './lamp'

/** Which things of a layer are meant. */
export interface LayerFilter {
  readonly scope: AreaScope
  readonly state: 'open' | 'all'
  /** Epoch ms: from the first, to before the second. */
  readonly from?: number
  readonly to?: number
  /** A column has one of these; null: it is empty. All of them must hold. */
  readonly texts: readonly { readonly column: string; readonly values: readonly (string | null)[] }[]
  readonly lamps?: readonly Lamp[]
}

export const everything: LayerFilter = { scope: { kind: 'all' }, state: 'all', texts: [] }

const keys = new WeakMap<LayerFilter, string>()

/** The same filter has the same key. */
export function filterKey(filter: LayerFilter): string {
  const known = keys.get(filter)
  if (known !== undefined) return known
  const key = JSON.stringify(filter)
  keys.set(filter, key)
  return key
}
