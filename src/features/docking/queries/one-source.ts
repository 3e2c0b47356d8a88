import { findProfile, refusedOf } from '@/features/sources/server'
import type { Connection } from '@/platform/db/client'
import { tablesOf } from '../commands/poll-system'
import { COMPARING } from '../commands/reconcile'
import { tableCounts, waitingRows } from '../data/landing.queries'
import { lastCheck, listSent, sentCounts } from '../data/sent.queries'
import { findSystem, type StoredSystem, tableStates } from '../data/system.queries'
import type { SentState } from '../domain/sent-states'
import { spglTable } from '../domain/spgl/tables'
import { reconcileEveryMs } from '../domain/system'
import { type ListedSource, sourceList } from './source-list'

const REFUSED = 100
const SENT = 200

/** One source or system: how far each table is, what was refused, what was told; null where there is none. */
export async function oneSource(
  sql: Connection,
  { name, state }: { readonly name: string; readonly state: SentState | null },
  addresses: ReadonlyMap<string, string>,
  now: Date,
) {
  const source = (await sourceList(sql, addresses, now)).find(each => each.name === name)
  if (!source) return null
  const system = await findSystem(sql, name)
  const [refused, tables, profile] = await Promise.all([
    refusedOf(sql, name, REFUSED),
    system ? tablesIn(sql, name) : [],
    system ? null : findProfile(sql, name).catch(() => null),
  ])
  const outward =
    system?.declaration.direction === 'out'
      ? {
          counts: (await sentCounts(sql)).filter(each => each.system === name),
          items: await listSent(sql, name, state, SENT),
          check: await lastCheck(sql, name),
          comparing: await comparing(sql, system),
        }
      : null
  return {
    source,
    declaration: system?.declaration ?? null,
    isDue: system?.isDue ?? false,
    tables,
    waiting: system ? await waitingRows(sql, name) : 0,
    refused,
    profile,
    outward,
  }

  async function tablesIn(from: Connection, named: string) {
    const [states, counts] = await Promise.all([tableStates(from, named), tableCounts(from, named)])
    const foreign = system ? new Map(tablesOf(system).map(each => [each.table.name, each.foreign])) : new Map()
    const names = [...new Set([...states.map(each => each.table), ...counts.map(each => each.table)])]
    return names.sort().map(table => {
      const known = spglTable(table)
      const at = states.find(each => each.table === table)
      const count = counts.find(each => each.table === table)
      return {
        table,
        title: { zh: known?.titleZh ?? table, en: known?.titleEn ?? table },
        foreign: foreign.get(table) ?? null,
        rows: count?.rows ?? 0,
        read: at?.rows ?? 0,
        changedAt: at?.changedAt ?? null,
        verifiedAt: at?.okAt ?? null,
        newestAt: at?.newestAt ?? null,
        /** How long the newest row took to come here, in seconds. */
        lagSeconds:
          at?.newestAt && at.heardAt ? Math.max(0, (at.heardAt.getTime() - at.newestAt.getTime()) / 1000) : null,
        failures: at?.failures ?? 0,
        trouble: at?.trouble ?? null,
      }
    })
  }
}

/** When both sides are compared next by themselves, and what kept the last comparison from ending. */
async function comparing(sql: Connection, { name, declaration }: StoredSystem) {
  const state = (await tableStates(sql, name)).find(each => each.table === COMPARING)
  const everyMs = reconcileEveryMs(declaration)
  return {
    everyHours: everyMs / 3_600_000,
    trouble: state?.trouble ?? null,
    triedAt: state?.polledAt ?? null,
    nextAt: state?.okAt && state.trouble === null ? new Date(state.okAt.getTime() + everyMs) : null,
  }
}

export type OneSource = NonNullable<Awaited<ReturnType<typeof oneSource>>>
export type { ListedSource }
