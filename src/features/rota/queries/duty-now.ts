import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Connection } from '@/platform/db/client'
import type { City } from '../../areas'
import { changesAt } from '../data/duty.queries'
import { onDuty, shortLevels } from '../domain/on-duty'
import { type DutyPlan, planSchema } from '../domain/plan'

const plans = new WeakMap<City, DutyPlan>()

/** The city's plan of duty; one without rooms or posts where the folder has none. @throws ZodError for a wrong file */
export function dutyPlan(city: City): DutyPlan {
  const known = plans.get(city)
  if (known) return known
  const file = join(/* turbopackIgnore: true */ city.folder, 'duty.json')
  const plan = existsSync(file)
    ? planSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    : { rooms: [], shifts: {}, levels: [], posts: [] }
  plans.set(city, plan)
  return plan
}

export interface DutyRow {
  readonly post: string
  readonly level: number
  readonly room: string | null
  readonly name: { readonly zh: string; readonly en: string }
  /** The post's telephone, which is not personal. */
  readonly phone: string
  readonly person: string | null
  readonly by: string
  readonly from: string | null
  readonly to: string | null
}

export interface DutyNow {
  readonly at: string
  readonly levels: DutyPlan['levels']
  readonly rooms: DutyPlan['rooms']
  readonly items: readonly DutyRow[]
  /** Levels with fewer people than they must have. */
  readonly short: ReturnType<typeof shortLevels>
}

/** Who answers at each level at a moment: posts by their shifts and changes, then the units that stand by. */
export async function dutyNow(sql: Connection, city: City, at: Date): Promise<DutyNow> {
  const plan = dutyPlan(city)
  const now = onDuty(plan, await changesAt(sql, at), at.getTime(), city.timezone)
  const posts = now.map(({ post, person, by, shift }) => ({
    post: post.code,
    level: post.level,
    room: post.room,
    name: post.name,
    phone: post.phone,
    person,
    by,
    from: new Date(shift.from).toISOString(),
    to: new Date(shift.to).toISOString(),
  }))
  const { standing } = plan
  const units = standing
    ? [...city.units.values()]
        .filter(unit => standing.kinds.includes(unit.kind))
        .map(({ code, name, phone }) => ({
          post: code,
          level: standing.level,
          room: null,
          name,
          phone,
          person: null,
          by: 'standing',
          from: null,
          to: null,
        }))
    : []
  return {
    at: at.toISOString(),
    levels: plan.levels,
    rooms: plan.rooms,
    items: [...posts, ...units],
    short: shortLevels(plan, now),
  }
}
