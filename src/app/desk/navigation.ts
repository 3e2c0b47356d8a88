import { readingAudit } from '@/features/audit'
import { casePermissions } from '@/features/cases'
import { surveying } from '@/features/census'
import { joiningProjects } from '@/features/docking'
import { answeringDrills } from '@/features/drills'
import { editingIndex } from '@/features/indicators'
import { managingKeys } from '@/features/keys'
import { showingOnScreens } from '@/features/kiosks'
import { managingPeople } from '@/features/people'
import { readingRatings } from '@/features/ratings'
import { keepingDuty } from '@/features/rota'
import { keepingPlatforms } from '@/features/transfers'
import { type Actor, type AnyPermission, isAllowed, reading, readingWholeCity, showingWall } from '@/shared/auth'
import type { ModuleSignName, NavigationModule } from '@/ui/shell/navigation'

/** One page of the navigation; its name stands in `messages/…/shell.json` under `page.<key>`. */
export interface PageEntry {
  readonly key: string
  readonly href: string
  readonly may: AnyPermission
  readonly leaves?: boolean
  /** Paths of things that are opened from it. */
  readonly things?: readonly string[]
}

export interface ModuleEntry {
  readonly name: ModuleSignName
  readonly pages: readonly PageEntry[]
}

/**
 * The city's four modules and the system's own. A page stands here from the moment it exists (a test looks for it);
 * whoever may not open it is not shown it.
 */
export const modules: readonly ModuleEntry[] = [
  {
    name: 'city',
    pages: [
      { key: 'screen', href: '/screen', may: showingWall, leaves: true },
      { key: 'map', href: '/map', may: reading },
      { key: 'index', href: '/index', may: reading },
      { key: 'indexEdit', href: '/index/edit', may: editingIndex },
      { key: 'indexNew', href: '/index/new', may: editingIndex },
    ],
  },
  {
    name: 'events',
    pages: [
      { key: 'duty', href: '/duty', may: reading, things: ['/cases'] },
      { key: 'watch', href: '/duty/watch', may: keepingDuty },
      { key: 'drills', href: '/duty/drills', may: answeringDrills },
      { key: 'room', href: '/duty/room', may: reading },
      { key: 'matrix', href: '/matrix', may: reading },
      { key: 'census', href: '/census', may: reading },
      { key: 'evaluation', href: '/evaluation', may: reading },
      { key: 'crew', href: '/m', may: casePermissions.accept, leaves: true },
      { key: 'collector', href: '/m/census', may: surveying, leaves: true },
      { key: 'report', href: '/report', may: reading, leaves: true },
    ],
  },
  {
    name: 'service',
    pages: [
      { key: 'projects', href: '/projects', may: reading },
      { key: 'sameProjects', href: '/projects/same', may: joiningProjects },
      { key: 'problems', href: '/problems', may: reading },
      { key: 'orders', href: '/orders', may: reading },
      { key: 'analysis', href: '/orders/analysis', may: reading },
      { key: 'ratings', href: '/ratings', may: readingRatings },
      { key: 'rules', href: '/rules', may: reading },
      { key: 'calendar', href: '/calendar', may: reading },
    ],
  },
  { name: 'trades', pages: [] },
  {
    name: 'system',
    pages: [
      { key: 'people', href: '/people', may: managingPeople },
      { key: 'screens', href: '/screens', may: showingOnScreens },
      { key: 'sources', href: '/sources', may: readingWholeCity, things: ['/records'] },
      { key: 'keys', href: '/keys', may: managingKeys },
      { key: 'platforms', href: '/platforms', may: keepingPlatforms },
      { key: 'audit', href: '/audit', may: readingAudit },
    ],
  },
]

/** What an actor is shown, in the words of a language; modules without a page are left out. */
export function navigationFor(actor: Actor, word: (key: string) => string): NavigationModule[] {
  return modules.flatMap(({ name, pages }) => {
    const items = pages
      .filter(page => isAllowed(actor, page.may))
      .map(({ key, href, leaves = false, things = [] }) => ({ href, label: word(`page.${key}`), leaves, things }))
    return items.length > 0 ? [{ name, label: word(`module.${name}`), short: word(`short.${name}`), items }] : []
  })
}

/** Where the page of a thing is, by its kind; a kind stands here from the moment its page exists. */
export const thingPages: Readonly<Record<string, string>> = {
  area: '/index?area={id}',
  project: '/projects/{id}',
  indicator: '/index/{id}',
  case: '/cases/{id}',
  drill: '/duty/drills?drill={id}',
  emergency: '/duty/room/{id}',
  alert: '/duty/watch?alert={id}',
}
