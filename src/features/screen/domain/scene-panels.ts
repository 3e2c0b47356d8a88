import type { DrawnShape } from '../../emergency'
import type { Dimension, Panel } from './panel'

/** Panels of single scenes; one that the scene does not show, or that nothing feeds, is null. */
export interface ScenePanels {
  readonly stages: Panel<StagesPanel> | null
  readonly ahead: Panel<AheadPanel> | null
  readonly works: Panel<WorksPanel> | null
  readonly collisions: Panel<CollisionsPanel> | null
  readonly board: Panel<CaseBoardPanel> | null
  readonly domains: Panel<DomainsPanel> | null
  readonly heat: Panel<HeatPanel> | null
  readonly movers: Panel<MoversPanel> | null
  readonly emergency: Panel<EmergencyPanel> | null
  readonly resources: Panel<ResourcesPanel> | null
}

/** Open projects by stage of life, with the lamps that are lit among them. */
export interface StagesPanel {
  readonly total: number
  readonly stages: readonly {
    readonly stage: string
    readonly count: number
    readonly red: number
    readonly yellow: number
  }[]
}

/** What falls due in the next ninety days, the soonest first. */
export interface AheadPanel {
  readonly in7: number
  readonly in30: number
  readonly in90: number
  /** Things by week from now on, thirteen weeks. */
  readonly weeks: readonly number[]
  readonly rows: readonly {
    readonly key: string
    readonly kind: 'step' | 'signing' | 'finish' | 'order'
    readonly at: string
    readonly project: string
    readonly what: string | null
  }[]
}

export interface WorksPanel {
  readonly running: number
  /** Planned to end within seven days. */
  readonly ending: number
  readonly over: number
  readonly kinds: readonly { readonly kind: string; readonly count: number }[]
  readonly rows: readonly WorkRow[]
  /** Permitted and to begin within thirty days, the soonest first. */
  readonly upcoming: readonly Pick<WorkRow, 'id' | 'name' | 'district' | 'from' | 'until'>[]
}

export interface WorkRow {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly district: string | null
  readonly from: string
  readonly until: string | null
  /** Whole days past the planned end; negative: days left; null without an end. */
  readonly daysOver: number | null
  /** Share of its time that has passed, 0 to 1; null without an end. */
  readonly passed: number | null
}

/** Works that share place and time, those that meet soonest first. */
export interface CollisionsPanel {
  readonly total: number
  readonly rows: readonly {
    readonly key: string
    readonly works: readonly [string, string]
    readonly district: string | null
    readonly metres: number
    readonly from: string | null
    readonly to: string | null
  }[]
}

export interface CaseBoardPanel {
  readonly open: number
  readonly states: readonly { readonly status: string; readonly count: number }[]
  readonly clocks: { readonly onTime: number; readonly near: number; readonly overdue: number }
  readonly classes: readonly { readonly name: string; readonly count: number; readonly overdue: number }[]
  /** Those whose time runs out next, the latest past theirs first. */
  readonly head: readonly {
    readonly id: string
    readonly name: string
    readonly address: string | null
    readonly district: string | null
    readonly status: string
    /** Minutes to the limit; negative: past it. */
    readonly minutesLeft: number
  }[]
}

/** Fields of the trade inside a dimension: mean score of those of their indicators that have one. */
export interface DomainsPanel {
  readonly rows: readonly {
    readonly domain: string
    readonly dimension: Dimension
    readonly score: number | null
    readonly indicators: number
    readonly withScore: number
    readonly below: number
  }[]
}

export interface HeatPanel {
  readonly areas: readonly {
    readonly code: string
    readonly name: string
    readonly value: number | null
    readonly dimensions: Readonly<Record<Dimension, number | null>>
  }[]
}

/** What moved most against a month ago, in points. */
export interface MoversPanel {
  readonly rows: readonly {
    readonly key: string
    readonly name: string
    readonly dimension: Dimension | null
    readonly value: number
    readonly change: number
  }[]
}

export interface EmergencyPanel {
  readonly mode: 'normal' | 'emergency'
  readonly plan: string | null
  /** Ⅰ to Ⅳ as 1 to 4. */
  readonly level: 1 | 2 | 3 | 4 | null
  readonly reason: string | null
  readonly begun: string | null
  readonly until: string | null
  /** Of the plan. */
  readonly steps: readonly { readonly step: number; readonly name: string; readonly doneAt: string | null }[]
  /** Of the incident room: what is open first, whose time ends soonest first. */
  readonly objectives: readonly {
    readonly number: number
    readonly name: string
    readonly unit: string | null
    readonly dueAt: string
    readonly state: 'open' | 'reached' | 'dropped'
    readonly isOver: boolean
  }[]
  /** What the incident room has on its map now. */
  readonly drawings: readonly DrawnShape[]
  /** Newest first. */
  readonly log: readonly {
    readonly key: string
    readonly at: string
    readonly post: string | null
    readonly text: string
  }[]
  /** Reported and closed since it began. */
  readonly since: { readonly reported: number; readonly closed: number } | null
  readonly incidents: readonly {
    readonly id: string
    readonly kind: string
    readonly level: number | null
    readonly at: string
    readonly district: string | null
    readonly arrived: boolean
  }[]
  readonly plans: readonly { readonly code: string; readonly name: string; readonly level: 1 | 2 | 3 | 4 }[]
}

/** Who can be sent, by level of duty, against what the plan asks for; and what the incident room called in, by kind. */
export interface ResourcesPanel {
  readonly sums: readonly {
    readonly kind: 'people' | 'vehicle' | 'material'
    /** Of a material. */
    readonly name: string | null
    readonly measure: string
    readonly asked: number
    readonly committed: number
    readonly onSite: number
  }[]
  readonly levels: readonly {
    readonly level: number
    readonly name: string
    readonly present: number
    readonly posts: number
    readonly minimum: number
    readonly phone: string | null
  }[]
}
