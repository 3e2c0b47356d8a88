import { randomUUID } from 'node:crypto'
import type { City } from '@/features/areas'
import type { Clock } from '@/platform/clock'
import type { Origin } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { actorName, system } from '@/shared/auth'
import { addMatch, candidates, newestProject } from '../data/match.queries'
import { holdCursor, moveCursor } from '../data/system.queries'
import { likenessOf } from '../domain/likeness'
import { joinPair } from './join-projects'

const by: Origin = { actor: system('docking'), requestId: 'docking', from: null }
const MOST = 5000
/** Where the place is kept up to which projects were compared; no system can be called so. */
const PLACE = { system: '~projects', table: 'project' } as const

interface Circumstances {
  readonly sql: Sql
  readonly city: City
  readonly clock: Clock
}

/**
 * Compares projects that became known since the last time with those of other sources: joins what is one by rule, lists
 * what a person must decide. Answers how many pairs it found.
 */
export async function findMatches({ sql, city, clock }: Circumstances): Promise<number> {
  const newest = await newestProject(sql)
  if (newest === null) return 0
  const place = await sql.begin(tx => holdCursor(tx, PLACE.system, PLACE.table))
  if (place !== null && new Date(place.at) >= newest) return 0
  const pairs = await candidates(sql, place === null ? null : new Date(place.at), MOST)
  let found = 0
  for (const { first, second } of pairs) {
    const likeness = likenessOf(first, second)
    if (!likeness) continue
    const { verdict, reasons, score } = likeness
    const match = { id: randomUUID(), firstId: first.id, secondId: second.id, reasons, score, now: clock.now() }
    const isNew =
      verdict === 'ask'
        ? await addMatch(sql, { ...match, state: 'waiting', decidedBy: null })
        : await sql.begin(async tx => {
            const decidedBy = actorName(by.actor)
            if (!(await addMatch(tx, { ...match, state: 'joined', decidedBy }))) return false
            await joinPair(tx, match, { city, context: { ...by, clock }, after: { rule: verdict } })
            return true
          })
    if (isNew) found++
  }
  // what is left over is found again, since known pairs are left out
  if (pairs.length < MOST)
    await sql.begin(tx =>
      moveCursor(tx, {
        ...PLACE,
        cursor: { at: newest.toISOString(), key: '' },
        newestAt: null,
        rows: 0,
        now: clock.now(),
        isNews: false,
      }),
    )
  return found
}
