import type { NewEvent } from '@/platform/events'
import { type Actor, actorName, type Whereabouts } from '@/shared/auth'
import { areasAbove, type City } from '../../areas'
import type { Round } from '../data/round.queries'

/** Where a round lies: every area that all of its cells lie in; and whose it is to walk. */
export function roundSubject(city: City, { cells, unit }: Pick<Round, 'cells' | 'unit'>): Whereabouts {
  const [first = [], ...rest] = cells.map(cell => areasAbove(city, cell))
  return { areas: first.filter(area => rest.every(above => above.includes(area))), unit }
}

export const roundEvent = (
  { id, no, district, state }: Pick<Round, 'id' | 'no' | 'district' | 'state'>,
  word: string,
  actor: Actor,
  at: Date,
): NewEvent => ({
  at,
  topics: [`area:${district}`],
  type: `census.${word}`,
  subject: `census:${id}`,
  data: { no, state },
  actor: actorName(actor),
})
