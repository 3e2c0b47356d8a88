import type { Connection } from '@/platform/db/client'
import { shortAreaName } from '@/shared/geo/short-area-name'
import { type City, liesIn } from '../../areas'
import type { IndexSnapshot } from '../../indicators'
import { type AreaIndex, areaIndices } from '../data/district-indices.queries'
import type { DomainsPanel, HeatPanel, MoversPanel } from '../domain/scene-panels'
import type { Dimension, Panel, Provenance } from '../domain/snapshot'
import type { Names } from './names'
import { panel } from './panel'

const dimensions: readonly Dimension[] = ['safe', 'tidy', 'orderly', 'convenient']
const MOVERS = 24
/** Less than this, in points, is not a move. */
const MOVED = 0.05

/** Parts of an area that have an index of their own: districts and bodies of the city, the streets of a district. */
const partsOf = (city: City, area: string): readonly string[] =>
  area === city.code
    ? [...city.districts, ...city.managementBodies].map(each => each.code)
    : city.areas.has(area)
      ? city.children(area).map(each => each.code)
      : []

interface Question {
  readonly city: City
  readonly area: string
  /** The area that whoever asks is limited to; null: none. */
  readonly own: string | null
  readonly from: Provenance
  readonly names: Names
}

const readParts = (sql: Connection, { city, area, own }: Question) =>
  areaIndices(
    sql,
    partsOf(city, area).filter(code => own === null || liesIn(city, code, own)),
  )

export const heatPanel = (sql: Connection, asked: Question) =>
  panel<HeatPanel>(sql, async inner => {
    const rows = await readParts(inner, asked)
    if (rows.length === 0) return null
    const of = (area: string, dimension: string) =>
      rows.find(row => row.area === area && row.dimension === dimension)?.value ?? null
    const codes = [...new Set(rows.map(row => row.area))]
    const areas = codes.map(code => ({
      code,
      name: asked.city.areas.has(code) ? shortAreaName(nameOf(asked, code), asked.names.lang) : nameOf(asked, code),
      value: of(code, 'all'),
      dimensions: Object.fromEntries(dimensions.map(each => [each, of(code, each)])) as Record<
        Dimension,
        number | null
      >,
    }))
    return { from: asked.from, areas: areas.toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1)) }
  })

const nameOf = ({ city, names }: Question, code: string) => {
  const body = city.managementBodies.find(each => each.code === code)
  return (body?.short ?? body?.name)?.[names.lang] ?? names.area(code) ?? code
}

export const moversPanel = (sql: Connection, asked: Question) =>
  panel<MoversPanel>(sql, async inner => {
    const rows = await readParts(inner, asked)
    const moved = rows.flatMap(row => moverOf(row, asked))
    if (moved.length === 0) return null
    const order = moved.toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change))
    return { from: asked.from, rows: order.slice(0, MOVERS) }
  })

function moverOf(row: AreaIndex, asked: Question): MoversPanel['rows'][number][] {
  const { area, dimension, value, monthAgo } = row
  if (value === null || monthAgo === null || Math.abs(value - monthAgo) < MOVED) return []
  return [
    {
      key: `${area} ${dimension}`,
      name: nameOf(asked, area),
      dimension: dimensions.find(each => each === dimension) ?? null,
      value,
      change: value - monthAgo,
    },
  ]
}

/** Mean score by field of the trade, the lowest first. */
export function domainsPanel({ cells }: IndexSnapshot, from: Provenance): Panel<DomainsPanel> {
  const keys = [...new Set(cells.map(cell => `${cell.dimension} ${cell.domain}`))]
  const rows = keys.map(key => {
    const [dimension = '', domain = ''] = key.split(' ')
    const own = cells.filter(cell => cell.dimension === dimension && cell.domain === domain)
    const scores = own.flatMap(cell => (cell.score === null ? [] : [cell.score]))
    return {
      domain,
      dimension: dimension as Dimension,
      score: scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length,
      indicators: own.length,
      withScore: scores.length,
      below: own.filter(cell => cell.belowFloor).length,
    }
  })
  return { state: 'ok', from, rows: rows.toSorted((a, b) => (a.score ?? 101) - (b.score ?? 101)) }
}
