import type { City } from '@/features/areas'
import type { Connection } from '@/platform/db/client'
import { maskedText } from '@/shared/personal'
import { listMatches, type MatchSide, type MatchState, matchCounts } from '../data/match.queries'

const MOST = 200

export const matchStates = ['waiting', 'joined', 'apart'] as const satisfies readonly MatchState[]

/** Pairs of projects in one state, with what each side says, and how many there are in each. */
export async function matchQueue(sql: Connection, city: City, state: MatchState) {
  const [items, counts] = await Promise.all([listMatches(sql, state, MOST), matchCounts(sql)])
  const told = (side: MatchSide) => ({
    ...side,
    address: side.address === null ? null : maskedText(side.address),
    districtName: side.district === null ? null : (city.areas.get(side.district)?.name ?? null),
  })
  return {
    items: items.map(each => ({
      ...each,
      decidedAt: each.decidedAt?.toISOString() ?? null,
      first: told(each.first),
      second: told(each.second),
    })),
    counts: Object.fromEntries(
      matchStates.map(one => [one, counts.find(each => each.state === one)?.count ?? 0]),
    ) as Record<MatchState, number>,
  }
}

export type MatchQueue = Awaited<ReturnType<typeof matchQueue>>
