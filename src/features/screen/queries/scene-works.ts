import type { Connection } from '@/platform/db/client'
import type { Look } from '../../areas'
import { workCollisions } from '../../layers/server'
import { type RunningWork, runningWorks, upcomingWorks } from '../data/works.queries'
import type { CollisionsPanel, WorkRow, WorksPanel } from '../domain/scene-panels'
import type { Names } from './names'
import { panel, provenance } from './panel'

const DAILY = 2 * 1440
const DAY = 86_400_000
const LISTED = 60
const UPCOMING = 40
const COLLISIONS_LISTED = 40

export const worksPanel = (sql: Connection, look: Look, names: Names) =>
  panel<WorksPanel>(sql, async inner => {
    const from = await provenance(inner, ['road_permit'], DAILY, names)
    if (!from) return null
    const works = (await runningWorks(inner, look)).map(work => workRow(work, look.at, names))
    const kinds = new Map<string, number>()
    for (const { kind } of works) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    return {
      from,
      running: works.length,
      ending: works.filter(each => each.daysOver !== null && each.daysOver <= 0 && each.daysOver > -7).length,
      over: works.filter(each => each.daysOver !== null && each.daysOver > 0).length,
      kinds: [...kinds].map(([kind, count]) => ({ kind, count })).toSorted((a, b) => b.count - a.count),
      rows: works.slice(0, LISTED),
      upcoming: (await upcomingWorks(inner, look, UPCOMING)).map(work => ({
        id: work.id,
        name: work.name ?? names.dataset('road_permit'),
        district: names.area(work.district),
        from: work.from.toISOString(),
        until: work.until?.toISOString() ?? null,
      })),
    }
  })

/** Begun days count: a work is one day over from the first moment past its end. */
function workRow(work: RunningWork, at: Date, names: Names): WorkRow {
  const { until, from } = work
  const past = until === null ? null : (at.getTime() - until.getTime()) / DAY
  const whole = until === null ? 0 : until.getTime() - from.getTime()
  return {
    id: work.id,
    name: work.name ?? names.dataset('road_permit'),
    kind: work.kind,
    district: names.area(work.district),
    from: from.toISOString(),
    until: until?.toISOString() ?? null,
    daysOver: past === null ? null : past > 0 ? Math.ceil(past) : Math.ceil(past) || 0,
    passed: whole > 0 ? Math.min(1, (at.getTime() - from.getTime()) / whole) : null,
  }
}

export const collisionsPanel = (sql: Connection, look: Look, names: Names) =>
  panel<CollisionsPanel>(sql, async inner => {
    const from = await provenance(inner, ['road_permit'], DAILY, names)
    if (!from) return null
    const found = await workCollisions(inner, look)
    const iso = (moment: number) => (Number.isFinite(moment) ? new Date(moment).toISOString() : null)
    const nameOf = (title: string | null) => title ?? names.dataset('road_permit')
    return {
      from,
      total: found.length,
      rows: found.slice(0, COLLISIONS_LISTED).map(({ works: [one, other], metres, from: begins, to }) => ({
        key: `${one.id} ${other.id}`,
        works: [nameOf(one.title), nameOf(other.title)] as const,
        district: names.area(one.district),
        metres,
        from: iso(Math.max(begins, look.at.getTime())),
        to: iso(to),
      })),
    }
  })
