import { areasOf, type MapArea } from '../../../map/ground/areas'
import type { LngLat } from '../../../shared/geo/geometry'
import { readJson } from '../../../shared/read-json'

/** Something that was searched for and is on the map. */
export interface Found {
  readonly kind: 'area' | 'project' | 'case' | 'permit'
  readonly id: string
  readonly title: string
  readonly about: string
  readonly place: LngLat | null
  readonly area: MapArea | null
}

interface Row {
  readonly id: string
  readonly title?: string
  readonly name?: string
  readonly caseNo?: string
  readonly permitNo?: string
  readonly projectCode?: string
  readonly lng?: number
  readonly lat?: number
}

const MOST = 8
const same = (place: LngLat) => place

/** Areas by a part of their name, things by their exact number, projects by a part of their name. */
export async function searchMap(text: string, lang: 'zh' | 'en', signal: AbortSignal): Promise<readonly Found[]> {
  const [areas, things] = await Promise.all([searchAreas(text, lang), searchThings(text, signal)])
  return [...areas, ...things].slice(0, MOST)
}

async function searchAreas(text: string, lang: 'zh' | 'en'): Promise<Found[]> {
  const wanted = text.toLowerCase()
  const [districts, streets] = await Promise.all([areasOf('district', same), areasOf('street', same)])
  const names = new Map(districts.map(area => [area.code, area.name[lang]]))
  return [...districts, ...streets]
    .filter(({ name, code }) => name.zh.includes(text) || name.en.toLowerCase().includes(wanted) || code === text)
    .sort((one, other) => one.code.length - other.code.length)
    .slice(0, 5)
    .map(area => ({
      kind: 'area',
      id: area.code,
      title: area.name[lang],
      about: names.get(area.parent ?? '') ?? '',
      place: area.center,
      area,
    }))
}

async function searchThings(text: string, signal: AbortSignal): Promise<Found[]> {
  const exact = async (dataset: string, field: string, kind: Found['kind']): Promise<Found[]> => {
    const search = new URLSearchParams({ [field]: text, limit: '3' })
    const { items } = await readJson<{ items: Row[] }>(`/api/v1/datasets/${dataset}/records?${search}`, signal)
    return items.map(row => foundRow(row, kind))
  }
  const looksLikeNumber = /\d{3}/.test(text)
  const all = await Promise.all([
    looksLikeNumber ? exact('case', 'caseNo', 'case') : [],
    looksLikeNumber ? exact('road_permit', 'permitNo', 'permit') : [],
    looksLikeNumber ? exact('project', 'projectCode', 'project') : projectsNamed(text, signal),
  ]).catch(() => [])
  return all.flat()
}

let projects: Promise<readonly Row[]> | null = null

/** Projects are few enough to be read once and searched here. */
async function projectsNamed(text: string, signal: AbortSignal): Promise<Found[]> {
  projects ??= readProjects()
  projects.catch(() => {
    projects = null
  })
  const rows = await projects
  if (signal.aborted) return []
  return rows
    .filter(row => (row.name ?? row.title ?? '').includes(text))
    .slice(0, 5)
    .map(row => foundRow(row, 'project'))
}

async function readProjects(): Promise<Row[]> {
  const rows: Row[] = []
  let cursor: string | null = null
  do {
    const search: URLSearchParams = new URLSearchParams({ limit: '1000' })
    if (cursor) search.set('cursor', cursor)
    const page: { items: Row[]; next: string | null } = await readJson(`/api/v1/datasets/project/records?${search}`)
    rows.push(...page.items)
    cursor = page.next
  } while (cursor && rows.length < 5000)
  return rows
}

const foundRow = (row: Row, kind: Found['kind']): Found => ({
  kind,
  id: row.id,
  title: row.name ?? row.title ?? row.id,
  about: row.caseNo ?? row.permitNo ?? row.projectCode ?? '',
  place: row.lng !== undefined && row.lat !== undefined ? [row.lng, row.lat] : null,
  area: null,
})
