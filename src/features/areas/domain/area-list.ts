import { badRequest } from '@/shared/problem'
import { type Area, type AreaKind, areaKinds } from './area'
import type { City } from './city'

export interface AreaQuery {
  readonly kind?: AreaKind
  readonly parent?: string
  readonly limit: number
  readonly cursor?: string
}

export interface AreaPage {
  readonly items: readonly Area[]
  /** Cursor of the next page, bound to this query; null at the end. */
  readonly next: string | null
}

const parameters = new Set(['kind', 'parent', 'limit', 'cursor'])

/** @throws Problem 400 for an unknown parameter, kind or limit. */
export function parseAreaQuery(search: URLSearchParams): AreaQuery {
  for (const name of search.keys())
    if (!parameters.has(name))
      throw badRequest('unknown-parameter', `${name} is no parameter of areas`, { parameter: name })
  const kind = areaKinds.find(known => known === search.get('kind'))
  if (search.has('kind') && !kind)
    throw badRequest('bad-parameter', `kind is one of ${areaKinds.join(', ')}`, { parameter: 'kind' })
  const limit = Number(search.get('limit') ?? 100)
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
    throw badRequest('bad-parameter', 'limit is a whole number from 1 to 1000', { parameter: 'limit' })
  const [parent, cursor] = [search.get('parent'), search.get('cursor')]
  return { limit, ...(kind ? { kind } : {}), ...(parent ? { parent } : {}), ...(cursor ? { cursor } : {}) }
}

/** Areas from the city down, each level by code. @throws Problem 400 `unknown-area`, `bad-cursor`. */
export function listAreas(city: City, query: AreaQuery): AreaPage {
  const { kind, parent, limit } = query
  if (parent !== undefined && !city.contains(parent))
    throw badRequest('unknown-area', `${parent} is no area of ${city.name.en}`, { parameter: 'parent' })
  const all =
    parent !== undefined ? city.children(parent) : (kind ? [kind] : areaKinds).flatMap(each => city.ofKind(each))
  const found = kind ? all.filter(area => area.kind === kind) : all
  const from = query.cursor ? found.findIndex(area => area.code === readCursor(query, query.cursor ?? '')) + 1 : 0
  if (query.cursor && from === 0) throw badRequest('bad-cursor', 'The cursor belongs to another query')
  const items = found.slice(from, from + limit)
  const last = items.at(-1)
  return { items, next: last && from + limit < found.length ? writeCursor(query, last.code) : null }
}

const scopeText = ({ kind, parent }: AreaQuery): string => `${kind ?? ''}/${parent ?? ''}`

function writeCursor(query: AreaQuery, after: string): string {
  return Buffer.from(JSON.stringify([scopeText(query), after])).toString('base64url')
}

function readCursor(query: AreaQuery, cursor: string): string | undefined {
  try {
    const [scope, after] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    return scope === scopeText(query) && typeof after === 'string' ? after : undefined
  } catch {
    return undefined
  }
}
