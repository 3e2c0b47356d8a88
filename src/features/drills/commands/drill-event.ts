import type { NewEvent } from '@/platform/events'
import { type Actor, actorName } from '@/shared/auth'
import type { City } from '../../areas'

interface Told {
  readonly id: string
  readonly title: string
  /** Units that it concerns. */
  readonly units: readonly string[]
}

/** What happened to a drill, told to the desk and to the units it concerns; nobody's name is in it. */
export function drillEvent(
  city: City,
  type: 'drill.called' | 'drill.answered' | 'drill.withdrawn' | 'drill.ended',
  { id, title, units }: Told,
  actor: Actor,
  at: Date,
): NewEvent {
  const districts = units.flatMap(code => city.units.get(code)?.district ?? [])
  return {
    at,
    topics: [
      `area:${city.code}`,
      ...units.map(code => `unit:${code}`),
      ...[...new Set(districts)].map(code => `area:${code}`),
    ],
    type,
    subject: `drill:${id}`,
    data: { id, title },
    actor: actorName(actor),
  }
}
