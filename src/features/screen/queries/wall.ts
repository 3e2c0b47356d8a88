import { config } from '@/platform/config'
import { clock } from '@/platform/current-clock'
import { type Connection, database } from '@/platform/db/client'
import { logBounds } from '@/platform/events/data/read-events'
import { shortAreaName } from '@/shared/geo/short-area-name'
import { type Area, type City, lookAt, scopeOf, valuesWithin } from '../../areas'
import { currentCity } from '../../areas/server'
import { modeNow } from '../../emergency/server'
import { sourceTitles } from '../../sources/server'
import { newestEvents } from '../data/events.queries'
import { layerCounts } from '../data/layers.queries'
import type { Scene } from '../domain/scenes'
import type { LayerCount, MapFacts, WallSnapshot } from '../domain/snapshot'
import { casesPanel } from './case-panel'
import { indexPanels } from './index-panels'
import { namesOf } from './names'
import { attempt } from './panel'
import { dutyPanel, ratingsPanel } from './people-panels'
import { readScenePanels } from './scene-panels'
import { wallEvent } from './wall-events'
import { flagsPanel, lampsPanel, projectsPanel, supervisionPanel } from './work-panels'

export interface WallQuestion {
  /** An area of the city; the whole city by default. */
  readonly area?: string | undefined
  readonly lang: 'zh' | 'en'
  readonly scene?: Scene | undefined
  /** The area that whoever asks is limited to: other districts' values are left out. Null: none. */
  readonly own?: string | null
}

const EVENTS = 36
/** Who feeds the index: no source, our own counting. */
const computed = { zh: '指标计算', en: 'Computed' } as const

/**
 * Everything one wall shows, read in one transaction that sees one state of the database, together with the last
 * event of the log that this state contains: whoever follows from there misses nothing and sees nothing twice.
 * @throws Problem 400 `unknown-area`
 */
export async function wallSnapshot({
  area,
  lang,
  scene: asked = 'overview',
  own = null,
}: WallQuestion): Promise<WallSnapshot> {
  const city = currentCity()
  const scope = scopeOf(city, area)
  const code = area ?? city.code
  return await database().begin('isolation level repeatable read read only', async sql => {
    const at = clock().now()
    const look = lookAt(at, city.timezone, scope)
    const names = namesOf(city, lang, await sourceTitles(sql))
    const { newest: seq } = await logBounds(sql)
    const index = await indexPanels(sql, city, code, at, { lang, computed: computed[lang] })
    const lamps = await lampsPanel(sql, look, names)
    const flags = await flagsPanel(sql, look, names)
    const supervision = await supervisionPanel(sql, look, names)
    const projects = await projectsPanel(sql, look, names)
    const cases = await casesPanel(sql, look, names)
    const ratings = await ratingsPanel(sql, look, names)
    const duty = await dutyPanel(sql, city, look, names, lang)
    const mode = await modeNow(sql, city, at)
    const scene = mode.mode === 'emergency' ? 'emergency' : asked
    const panels = await readScenePanels(sql, {
      scene,
      city,
      area: code,
      own,
      look,
      names,
      mode,
      index: index.read,
    })
    const events = await newestEvents(sql, scope.kind === 'all' ? 'wall' : `area:${code}`, at, EVENTS)
    const place = city.areas.get(code)
    return {
      seq,
      at: at.toISOString(),
      lang,
      timeZone: city.timezone,
      demo: config().demo,
      city: city.name[lang],
      area: { code, kind: place?.kind ?? 'city', name: names.area(code) ?? code },
      index: index.index,
      band: index.band,
      projects,
      lamps,
      flags,
      supervision,
      ratings,
      duty,
      cases,
      scene,
      mode: mode.mode,
      panels,
      events: events.map(event => wallEvent(event, names)),
      layers: await layersOf(sql, look, cases),
      // A part's own wall names its neighbours, and shows no index but its own.
      map: mapFacts(city, place, lang, valuesWithin(city, own ?? area ?? null, index.districts)),
    }
  })
}

const nothingCounted = { projects: 0, projectsNowhere: 0, permits: 0, permitsNowhere: 0 }

async function layersOf(
  sql: Connection,
  look: Parameters<typeof layerCounts>[1],
  cases: Awaited<ReturnType<typeof casesPanel>>,
): Promise<LayerCount[]> {
  const counted = await attempt(sql, inner => layerCounts(inner, look))
  // a count that could not be read is absent, as what nothing feeds is
  const counts = counted === 'failed' ? nothingCounted : counted
  const open = cases?.state === 'ok' ? cases : { open: 0, withoutPlace: 0, overdue: 0 }
  const all: LayerCount[] = [
    { layer: 'cases', total: open.open, withoutPlace: open.withoutPlace, overdue: open.overdue },
    { layer: 'projects', total: counts.projects, withoutPlace: counts.projectsNowhere, overdue: null },
    { layer: 'permits', total: counts.permits, withoutPlace: counts.permitsNowhere, overdue: null },
  ]
  // Cases are what every city has; the other layers appear with their first thing.
  return all.filter(layer => layer.layer === 'cases' || layer.total > 0)
}

/** The first group's districts (not its management bodies) stand close together and share one label from afar. */
function mapFacts(
  city: City,
  area: Area | undefined,
  lang: 'zh' | 'en',
  values: ReadonlyMap<string, number | null>,
): MapFacts {
  const central = city.groups[0]?.members.filter(member => city.areas.get(member)?.kind === 'district') ?? []
  return {
    districts: city.districts.map(district => ({
      code: district.code,
      name: shortAreaName(district.name[lang], lang),
      value: values.get(district.code) ?? null,
      center: district.center as [number, number],
    })),
    centre: central.length > 1 ? { members: central } : null,
    bounds: (area && area.kind !== 'city' ? area.bbox : city.bounds) as [number, number, number, number],
    notice: city.mapApproval === '' ? null : city.mapApproval,
    synthetic: city.ofKind('street').some(street => street.synthetic),
  }
}
