import type { LngLat } from '../../../shared/geo/geometry'

/** A record as the map's lists give it: its own fields, and what its symbol warns of. */
export interface ThingRow {
  readonly id: string
  readonly source?: string
  readonly sourceId?: string
  readonly title?: string
  readonly name?: string
  readonly caseNo?: string
  readonly permitNo?: string
  readonly projectCode?: string
  readonly assetCode?: string
  readonly deviceId?: string
  readonly cls?: string
  readonly kind?: string
  readonly status?: string
  readonly state?: string
  readonly lifeStage?: string
  readonly unit?: string
  readonly dept?: string
  readonly district?: string
  readonly address?: string
  readonly text?: string
  readonly ownerUnit?: string
  readonly ownerName?: string
  readonly contractor?: string
  readonly depth_m?: number
  readonly snapshotUrl?: string
  readonly lng?: number
  readonly lat?: number
  readonly lamp?: string
  /** Of who is on duty and of areas, which are no records: the name in both languages. */
  readonly names?: { readonly zh: string; readonly en: string }
  readonly phone?: string
  readonly [field: string]: unknown
}

/** A page of them, the newest first. */
export interface ThingPage {
  readonly items: readonly ThingRow[]
  readonly next: string | null
  readonly total: number
}

/** The number by which people speak of it. */
export const numberOf = (row: ThingRow): string =>
  row.caseNo ?? row.permitNo ?? row.projectCode ?? row.assetCode ?? row.deviceId ?? row.sourceId ?? row.id

export const titleOf = (row: ThingRow, lang: 'zh' | 'en' = 'zh'): string =>
  row.names?.[lang] ?? row.name ?? row.title ?? numberOf(row)

export const placeOf = ({ lng, lat }: ThingRow): LngLat | null =>
  lng !== undefined && lat !== undefined ? [lng, lat] : null

/** The moment by which it is to be done, and whether that has been. */
export function clockOf(row: ThingRow): { readonly due: string; readonly done: string | null } | null {
  const text = (name: string) => (typeof row[name] === 'string' ? (row[name] as string) : null)
  const due = text('limitAt') ?? text('dueAt') ?? text('validTo')
  if (!due) return null
  return { due, done: text('handledAt') ?? text('closedAt') ?? text('finishedAt') }
}

/** Moments of a thing's life in the order they come in; which there are depends on what it is. */
export const lifeFields = [
  'signedAt',
  'appliedAt',
  'reportedAt',
  'landTransferAt',
  'acceptedAt',
  'filedAt',
  'decidedAt',
  'dispatchedAt',
  'permitIssuedAt',
  'planStart',
  'plannedStart',
  'validFrom',
  'actualStart',
  'startedAt',
  'planFinish',
  'plannedFinish',
  'validTo',
  'limitAt',
  'dueAt',
  'handledAt',
  'actualFinish',
  'finishedAt',
  'checkedAt',
  'reinstatedAt',
  'closedAt',
  'lastSeenAt',
  'calibrationDueAt',
  'updatedAt',
] as const
export type LifeField = (typeof lifeFields)[number]
