import { setTimeout as sleep } from 'node:timers/promises'
import type { City } from '@/features/areas'
import type { Sql, Tx } from '@/platform/db/client'
import { type KeptMoment, readHead, readKeptMoment } from '../data/kept-moment.queries'
import { hasStepsSince } from '../data/kept-steps.queries'
import { recordChanges } from '../data/record-changes'
import { lockSettling } from '../data/rollup/locks'
import { readRules } from '../data/rules.queries'
import { readMoments } from '../data/values.queries'
import { formulaOf } from '../domain/compute-city'
import { datasetsOf } from '../domain/references'
import { computeIndicators } from './compute-indicators'

interface FollowedState {
  readonly sql: Sql
  readonly city: City
}

/** Records keep coming in; a moment without any is waited for only so long. */
const PATIENCE_MS = 5_000
/** Whoever keeps the values begins a round every few seconds. */
const ALIVE_MS = 10_000
const MOST_MS = 120_000
const PAUSE_MS = 200

/**
 * Runs `work` in a transaction that sees values of exactly the records it sees. Where records come in without end their
 * settling is held up until the keeper has caught up; where nobody keeps the values, they are computed once, for the
 * moment they are of. `undefined`: nobody caught up.
 */
export async function withFollowedState<T>(
  { sql, city }: FollowedState,
  work: (tx: Tx) => Promise<T>,
): Promise<T | undefined> {
  const once = () =>
    sql.begin('isolation level repeatable read read only', async tx => {
      const kept = await readKeptMoment(tx)
      if (kept && !(await isFollowed(tx, kept))) return { kept }
      return { result: await work(tx) }
    }) as Promise<{ readonly kept: KeptMoment } | { readonly result: T }>

  async function within(milliseconds: number): Promise<{ readonly result: T } | undefined> {
    const began = performance.now()
    let last = ''
    let movedAt = began
    for (;;) {
      const done = await once()
      if ('result' in done) return done
      const { kept } = done
      const now = performance.now()
      if (JSON.stringify(kept) !== last) movedAt = now
      last = JSON.stringify(kept)
      if (now - movedAt > ALIVE_MS) {
        await computeIndicators({ sql, city, clock: { now: () => kept.at } })
        movedAt = performance.now()
      }
      if (now - began > milliseconds) return undefined
      await sleep(PAUSE_MS)
    }
  }

  const quiet = await within(PATIENCE_MS)
  if (quiet) return quiet.result
  const release = await holdSettling(sql)
  try {
    return (await within(MOST_MS))?.result
  } finally {
    await release()
  }
}

/** Nothing that changes records commits until it is released. */
async function holdSettling(sql: Sql): Promise<() => Promise<void>> {
  const held = await sql.reserve()
  const release = async () => {
    await held`rollback`
    held.release()
  }
  try {
    await held`begin`
    await lockSettling(held)
  } catch (error) {
    await release().catch(() => {})
    throw error
  }
  return release
}

/** Whether the stored values are those of the records this transaction sees. */
async function isFollowed(tx: Tx, kept: KeptMoment): Promise<boolean> {
  const { hasUnsettled } = await readHead(tx, kept.at)
  if (hasUnsettled || (await hasStepsSince(tx, kept.snapshot))) return false
  const moments = await readMoments(tx)
  const { indicators } = await readRules(tx, kept.at)
  const formulas = new Map(indicators.map(each => [each.code, formulaOf(each)]))
  if (moments.length < formulas.size) return false
  const changed = new Map<number, ReadonlySet<string> | null>()
  for (const { code, seq, isKept } of moments) {
    const formula = formulas.get(code)
    if (!formula) return false
    if (!changed.has(seq)) changed.set(seq, (await recordChanges(tx, seq)).datasets)
    const datasets = changed.get(seq)
    if (!datasets) return false
    // of those that are kept, only the reference series has no steps
    if ([...datasetsOf(formula)].some(each => datasets.has(each) && (!isKept || each === 'ref'))) return false
  }
  return true
}
