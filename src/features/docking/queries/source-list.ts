import { DIRECT_SOURCE, listSources, sourceTraffic } from '@/features/sources/server'
import type { Connection } from '@/platform/db/client'
import { sentCounts } from '../data/sent.queries'
import { type StoredSystem, systems, type TableState, tableStates } from '../data/system.queries'
import { type Liveliness, livelinessOf } from '../domain/system'

export interface ListedSource {
  readonly name: string
  readonly title: { readonly zh: string; readonly en: string }
  readonly direction: 'in' | 'out'
  /** `profile`: deliveries of any format through a profile, or in our own terms. */
  readonly kind: 'postgres' | 'files' | 'profile'
  /** `null`: it declares no interval, so that nobody can say whether it is late. */
  readonly state: Liveliness | null
  readonly trouble: string | null
  /** When it last told something, changed or not; when something last changed. */
  readonly verifiedAt: string | null
  readonly changedAt: string | null
  /** Since when it has told nothing new, for those that are silent. */
  readonly silentSince: string | null
  /** Rows of it that said something new, or were told to it. */
  readonly rows: number
  readonly accepted: number
  readonly updated: number
  readonly refused: number
  readonly hasPage: boolean
}

/** Rows in our own terms, delivered without a profile, whichever source each names. */
const directTitle = { zh: '按本平台字段直接送数', en: 'Deliveries in our own fields' }

const DAYS = 30
const DAY_MS = 86_400_000

const iso = (moment: Date | null | undefined): string | null => moment?.toISOString() ?? null
const newest = (moments: readonly (Date | null)[]): Date | null =>
  moments.reduce((last, each) => (each !== null && (last === null || each > last) ? each : last), null)

/** What is known of one system from its tables. */
export function heardOf(system: StoredSystem, tables: readonly TableState[], hasAddress: boolean, now: Date) {
  const { declaration, createdAt } = system
  const own = tables.filter(each => each.system === system.name)
  const needsAddress = declaration.kind === 'postgres'
  const trouble =
    needsAddress && !hasAddress ? 'no-address' : (own.find(each => each.trouble !== null)?.trouble ?? null)
  const heardAt = newest(own.map(each => each.heardAt))
  // what is told to a system is not silent when nothing changes here
  const state: Liveliness =
    declaration.direction === 'out'
      ? trouble === null
        ? 'live'
        : 'unreachable'
      : livelinessOf({ declaration, createdAt, heardAt, trouble }, now)
  return {
    state,
    trouble,
    verifiedAt: iso(newest(own.map(each => each.okAt))),
    changedAt: iso(newest(own.map(each => each.changedAt))),
    silentSince: state === 'silent' ? iso(heardAt ?? createdAt) : null,
    // rows that only say again what they said are read each time anew
    rows: own.reduce((sum, each) => sum + each.changed, 0),
  }
}

/** Every source and every system that is told something; counts are of the last thirty days. */
export async function sourceList(
  sql: Connection,
  addresses: ReadonlyMap<string, string>,
  now: Date,
): Promise<readonly ListedSource[]> {
  const [stored, tables, traffic, profiles, sent] = await Promise.all([
    systems(sql),
    tableStates(sql, null),
    sourceTraffic(sql, new Date(now.getTime() - DAYS * DAY_MS)),
    listSources(sql),
    sentCounts(sql),
  ])
  const told = new Map(traffic.map(each => [each.source, each]))
  const docked = stored.map((system): ListedSource => {
    const { name, declaration } = system
    const counts = told.get(name)
    const out = sent.filter(each => each.system === name)
    const isOut = declaration.direction === 'out'
    const heard = heardOf(system, tables, addresses.has(name), now)
    const outward = (state: string) => out.find(each => each.state === state)?.count ?? 0
    return {
      name,
      title: declaration.title,
      direction: declaration.direction,
      kind: declaration.kind,
      ...heard,
      rows: isOut ? outward('sent') + outward('acknowledged') + outward('refused') : heard.rows,
      accepted: isOut ? outward('acknowledged') : (counts?.accepted ?? 0),
      updated: isOut ? 0 : (counts?.updated ?? 0),
      refused: isOut ? outward('refused') : (counts?.rejected ?? 0),
      hasPage: true,
    }
  })
  const known = new Set(stored.map(each => each.name))
  const silentAfter = (profile: unknown) => (profile as { silentAfterSeconds?: number } | undefined)?.silentAfterSeconds
  const others = [...new Set([...profiles.map(each => each.source), ...told.keys()])]
    .filter(
      name => !known.has(name) && (told.has(name) || profiles.find(each => each.source === name)?.origin === 'posted'),
    )
    .map((name): ListedSource => {
      const counts = told.get(name)
      const profile = profiles.find(each => each.source === name)
      const limit = silentAfter(profile?.profile)
      const isSilent = limit !== undefined && (!counts || now.getTime() - counts.lastAt.getTime() > limit * 1000)
      return {
        name,
        title: profile?.title ?? (name === DIRECT_SOURCE ? directTitle : { zh: name, en: name }),
        direction: 'in',
        kind: 'profile',
        state: limit === undefined ? null : isSilent ? 'silent' : 'live',
        trouble: null,
        verifiedAt: iso(counts?.lastAt),
        changedAt: iso(counts?.changedAt),
        silentSince: isSilent ? iso(counts?.lastAt) : null,
        rows: counts?.received ?? 0,
        accepted: counts?.accepted ?? 0,
        updated: counts?.updated ?? 0,
        refused: counts?.rejected ?? 0,
        hasPage: true,
      }
    })
    .toSorted((a, b) => (b.verifiedAt ?? '').localeCompare(a.verifiedAt ?? ''))
  return [...docked, ...others]
}

/** Systems that have fallen silent or cannot be reached: what pages say beside what came from them. */
export async function silentSources(sql: Connection, addresses: ReadonlyMap<string, string>, now: Date) {
  const [stored, tables] = await Promise.all([systems(sql), tableStates(sql, null)])
  return stored
    .filter(each => each.declaration.direction === 'in')
    .map(system => ({
      name: system.name,
      title: system.declaration.title,
      ...heardOf(system, tables, addresses.has(system.name), now),
    }))
    .filter(each => each.state === 'silent' || each.state === 'unreachable')
}
