import type { City } from '@/features/areas'
import { findProfile, instantOf, type RawRow, readIso, runBatchWithin } from '@/features/sources/server'
import { unitResolver } from '@/features/units'
import type { Clock } from '@/platform/clock'
import type { Origin } from '@/platform/command/context'
import type { Tx } from '@/platform/db/client'
import { Problem } from '@/shared/problem'
import { zone } from '@/shared/time'
import { type LandingRow, landRows } from '../data/landing.queries'
import { countTaken } from '../data/system.queries'
import type { Composing } from '../domain/spgl/compose'
import { rowKey, type SpglRow, type SpglTable, spglRow } from '../domain/spgl/tables'
import { recompose } from './recompose'

export interface SentRows {
  readonly system: string
  readonly table: SpglTable
  readonly rows: readonly { readonly line: number; readonly value: Readonly<Record<string, unknown>> }[]
}

interface Circumstances {
  readonly city: City
  readonly clock: Clock
  readonly by: Origin
}

export interface Taken {
  readonly rows: number
  readonly changed: number
  /** Said again without a change: only when they were last verified moves. */
  readonly unchanged: number
  /** Rows without what names them. */
  readonly unnamed: number
  /** The delivery of records that followed; null where nothing changed. */
  readonly batch: string | null
  readonly records: { readonly accepted: number; readonly updated: number; readonly rejected: number }
}

/** What binds a row to project, step and item. */
function landing(table: SpglTable, content: SpglRow): LandingRow | null {
  const key = rowKey(table, content)
  if (key === null) return null
  const isFire = table.name === 'SPGL_JSGCXFSJSCXXB'
  return {
    key,
    worksCode: content.gcdm ?? content.xmdm ?? null,
    stepCode: content.spsxslbm ?? (isFire ? (content.lsh ?? null) : null),
    itemCode: content.spsxbm ?? null,
    content,
  }
}

async function profileOf(tx: Tx, system: string) {
  const own = await findProfile(tx, system).catch(error => {
    if (error instanceof Problem && error.code === 'unknown-source') return null
    throw error
  })
  return { ...(own ?? (await findProfile(tx, 'spgl-exchange'))), source: system }
}

/** How local times and words of departments of a city's systems are read. */
export function composingFor(city: City): Composing {
  const at = zone(city.timezone)
  const { resolve } = unitResolver(city)
  return {
    moment: text => {
      const written = readIso(text)
      const instant = written && instantOf(written, at)
      return instant === null ? null : new Date(instant).toISOString()
    },
    unit: word => (city.units.has(word) ? word : resolve(word)),
  }
}

/**
 * Takes rows of one table of the standard in: kept as sent, then what they change of projects, steps and findings is
 * joined anew and delivered like any other, all in the caller's transaction. The batch's audit entry comes last.
 */
export async function takeRows(
  tx: Tx,
  { system, table, rows }: SentRows,
  { city, clock, by }: Circumstances,
): Promise<Taken> {
  // one writer a system: what belongs together comes in different tables
  await tx`select pg_advisory_xact_lock(hashtext('docking'), hashtext(${system}))`
  const now = clock.now()
  const named = new Map<string, LandingRow>()
  const faults: RawRow[] = []
  for (const { line, value } of rows) {
    const row = landing(table, spglRow(table, value))
    if (row) named.set(row.key, row)
    else {
      const reason = `a row of ${table.name} needs ${table.key.map(set => set.join(' + ')).join(' or ')}`
      faults.push({ line, fault: { code: 'shape', reason, raw: spglRow(table, value) } })
    }
  }
  const changed = await landRows(tx, { system, table: table.name, now }, [...named.values()])
  const unchanged = named.size - changed.length
  await countTaken(tx, { system, table: table.name, changed: changed.length, unchanged, now })
  const composed = await recompose(tx, { system, table: table.name }, changed, composingFor(city))
  const told: RawRow[] = [...faults, ...composed.map((value, at) => ({ line: at + 1, value: { ...value } }))]
  const counts = {
    rows: rows.length,
    changed: changed.length,
    unchanged: rows.length - changed.length - faults.length,
    unnamed: faults.length,
  }
  if (told.length === 0) return { ...counts, batch: null, records: { accepted: 0, updated: 0, rejected: 0 } }
  const outcome = await runBatchWithin(
    tx,
    {
      mapping: { profile: await profileOf(tx, system) },
      open: async () => ({ format: 'json', rows: onePage(told) }),
      heldFrom: null,
      by,
    },
    { city, clock },
  )
  const { accepted, updated, rejected, batch } = outcome
  return { ...counts, batch, records: { accepted, updated, rejected } }
}

async function* onePage(rows: readonly RawRow[]): AsyncGenerator<readonly RawRow[]> {
  yield rows
}
