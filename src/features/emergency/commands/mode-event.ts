import type { NewEvent } from '@/platform/events'
import type { City } from '../../areas'
import { emergencyPlans } from '../queries/mode-now'

interface Switched {
  /** Of the emergency that began or ended. */
  readonly id: number
  readonly plan: string
  readonly mode: 'normal' | 'emergency'
  readonly at: Date
  readonly by: string
}

/** The city's mode was switched: told to walls, desks and bells by the plan's name in the city's own language. */
export function modeChanged(city: City, { id, plan, mode, at, by }: Switched): NewEvent {
  const lang = city.languages[0] === 'zh' ? 'zh' : 'en'
  const name = emergencyPlans(city).find(each => each.code === plan)?.name[lang] ?? plan
  return {
    at,
    topics: [`area:${city.code}`, 'wall'],
    type: 'mode.changed',
    subject: `emergency:${id}`,
    data: { mode, id, plan: mode === 'emergency' ? plan : null, name },
    actor: by,
  }
}
