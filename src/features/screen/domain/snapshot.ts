import type { RedLamp } from '../../flags'
import type { Dimension, MapLayer, Panel } from './panel'
import type { ScenePanels } from './scene-panels'
import type { Scene } from './scenes'

export type { Dimension, MapLayer, Panel, Provenance } from './panel'

/**
 * What one wall shows at one moment: the numbers, and the place in the event log at which they were read.
 * Times are ISO 8601 with offset Z; the screen turns them into the city's local time. Names are already in the
 * reader's language. A panel is absent (null) where nothing feeds it, and `failed` where its query broke:
 * neither takes its neighbours down.
 */
export interface WallSnapshot {
  /** Last event whose effect the numbers contain; a client follows from here. */
  readonly seq: number
  readonly at: string
  readonly lang: 'zh' | 'en'
  readonly timeZone: string
  readonly demo: boolean
  readonly city: string
  readonly area: WallArea
  readonly index: Panel<IndexPanel> | null
  readonly band: Panel<BandPanel> | null
  readonly projects: Panel<ProjectsPanel> | null
  readonly lamps: Panel<LampsPanel> | null
  readonly flags: Panel<FlagsPanel> | null
  readonly supervision: Panel<SupervisionPanel> | null
  readonly ratings: Panel<RatingsPanel> | null
  readonly duty: Panel<DutyPanel> | null
  readonly cases: Panel<CasesPanel> | null
  /** What the wall is about; `emergency` whatever was asked for while the city is in emergency mode. */
  readonly scene: Scene
  readonly mode: 'normal' | 'emergency'
  /** What only this scene shows. */
  readonly panels: ScenePanels
  readonly events: readonly WallEvent[]
  readonly layers: readonly LayerCount[]
  readonly map: MapFacts
}

export interface WallArea {
  readonly code: string
  readonly kind: AreaKind
  readonly name: string
}

export type AreaKind = 'city' | 'district' | 'street' | 'community' | 'cell'

/** A score of 0 to 100, or why there is none. */
export interface IndexPanel {
  readonly value: number | null
  readonly reason: string | null
  /** 0 to 100. */
  readonly completeness: number
  /** Live value less that of one month earlier, in points. */
  readonly change: number | null
  /** Values of the last 24 hours, oldest first; empty where no history exists. */
  readonly history: readonly { readonly at: string; readonly value: number }[]
}

export interface BandPanel {
  readonly blocks: readonly BandBlock[]
  readonly total: number
  readonly withValue: number
  readonly belowFloor: number
}

export interface BandBlock {
  readonly dimension: Dimension
  readonly value: number | null
  readonly target: number
  readonly change: number | null
  readonly cells: readonly BandCell[]
}

/** `score` null: no value, with the reason; 0: at or below the floor. */
export interface BandCell {
  readonly code: string
  readonly name: string
  readonly score: number | null
  readonly value: number | null
  readonly unit: string
  readonly reason: string | null
}

export interface ProjectsPanel {
  readonly rows: readonly ProjectRow[]
  readonly total: number
}

export interface ProjectRow {
  readonly id: string
  readonly name: string
  readonly district: string | null
  readonly stage: string | null
  /** Per cent of the whole; null where no progress was ever reported. */
  readonly plan: number | null
  readonly actual: number | null
  readonly next: { readonly what: string | null; readonly at: string } | null
  readonly lamp: 'red' | 'yellow' | null
}

export interface LampsPanel {
  readonly total: number
  readonly projects: number
  readonly steps: number
  readonly yellow: number
  /** Projects without a signing day are counted, never judged. */
  readonly unsigned: number
  readonly rows: readonly LampRow[]
}

export type LampRow = RedLamp

/** Lamps that count points behind plan, not days. */
export const isInPoints = ({ rule }: LampRow): boolean => rule === 'behind-plan' || rule === 'months-behind'

export interface FlagsPanel {
  readonly total: number
  readonly rows: readonly {
    readonly unit: string
    readonly name: string
    readonly rule: 'unsettled-problem' | 'unanswered-rating'
    readonly days: number
    readonly problems: number
  }[]
}

/** Of the last twelve months by day of finding; the four states of open orders share no order. */
export interface SupervisionPanel {
  readonly found: number
  readonly settled: number
  readonly issued: number
  readonly working: number
  readonly reported: number
  readonly overdue: number
}

/** Of the last ninety days. */
export interface RatingsPanel {
  readonly answers: number
  readonly levels: readonly {
    readonly level: 'county' | 'main' | 'general'
    readonly mean: number | null
    readonly answers: number
    readonly isTooFew: boolean
  }[]
  readonly suggestion: { readonly text: string; readonly unit: string | null; readonly at: string } | null
}

export interface DutyPanel {
  readonly posts: number
  readonly present: number
  /** When the first of these shifts ends. */
  readonly until: string | null
  readonly rows: readonly {
    readonly id: string
    readonly post: string | null
    /** The post's own telephone; null where none is known. */
    readonly phone: string | null
    readonly area: string | null
    readonly until: string | null
  }[]
}

export interface CasesPanel {
  readonly open: number
  readonly overdue: number
  readonly reportedToday: number
  readonly closedToday: number
  /** Reports by local hour of today so far, and of the same day a week earlier (24 each). */
  readonly today: readonly number[]
  readonly weekAgo: readonly number[]
  readonly newest: readonly CaseRow[]
  readonly latest: readonly CaseRow[]
}

export interface CaseRow {
  readonly id: string
  readonly name: string
  readonly address: string | null
  readonly district: string | null
  readonly status: string
  readonly at: string
  /** Whole hours over the limit; null while inside it. */
  readonly hoursOver: number | null
}

/** What a lamp or flag did. */
export type SignEvent = 'lamp-red' | 'lamp-yellow' | 'lamp-out' | 'flag-up' | 'flag-down'

export interface WallEvent {
  readonly seq: number
  readonly at: string
  readonly type: string
  readonly dataset: string
  readonly title: string
  readonly district: string | null
  readonly status: string | null
  /** Of a bulk event: how many records changed. */
  readonly count: number | null
  /** Of a lamp or flag. */
  readonly sign: SignEvent | null
}

/** `withoutPlace` are counted in `total` but cannot be drawn. */
export interface LayerCount {
  readonly layer: MapLayer
  readonly total: number
  readonly withoutPlace: number
  readonly overdue: number | null
}

export interface MapFacts {
  /** Index of each district; null where withheld. */
  readonly districts: readonly {
    readonly code: string
    readonly name: string
    readonly value: number | null
    readonly center: readonly [number, number]
  }[]
  /** Districts that share one label until the map is close. */
  readonly centre: { readonly members: readonly string[] } | null
  readonly bounds: readonly [number, number, number, number]
  /** Number of the map's approval, where the city has one. */
  readonly notice: string | null
  readonly synthetic: boolean
}

/** Columns of one map layer, the open things that have a place. */
export interface LayerPoints {
  readonly layer: MapLayer
  readonly seq: number
  readonly total: number
  readonly withoutPlace: number
  readonly ids: readonly string[]
  readonly lng: readonly number[]
  readonly lat: readonly number[]
  readonly status: readonly string[]
  readonly at: readonly (string | null)[]
  /** Lines, or outlines of areas, of those things that have an extent; empty for layers of points. */
  readonly paths: readonly (readonly (readonly (readonly number[])[])[] | null)[]
}
