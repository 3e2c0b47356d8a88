/** Where the numbers come from and how fresh they are. */
export interface Provenance {
  /** Name of the source, or null where several feed the panel. */
  readonly source: string | null
  readonly sources: number
  /** Last delivery or computation; null: never. */
  readonly updatedAt: string | null
  /** Older than this many minutes is shown as stale: twice the expected interval. */
  readonly staleAfterMin: number
}

export type Panel<T> = ({ readonly state: 'ok'; readonly from: Provenance } & T) | { readonly state: 'failed' }

export type Dimension = 'safe' | 'tidy' | 'orderly' | 'convenient'

export type MapLayer = 'cases' | 'projects' | 'permits'
