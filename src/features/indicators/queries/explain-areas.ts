import type { City } from '@/features/areas'
import type { Sql } from '@/platform/db/client'
import type { AreaKeys, EveryArea } from '../data/area-keys'
import { areaCodes, countCells, everyArea } from '../data/count-cells'
import { countingSettings } from '../data/count-measures'
import { readCells } from '../data/values.queries'
import type { Cell, IndicatorPlan } from '../domain/compute-city'
import type { Reason } from '../domain/reason'
import { areaOf, isKept } from './area-of'
import { type ChildColumn, countGroups } from './count-groups'
import { type AreaName, areaName, type Moments } from './explain-names'
import { countRows, restingPart, sumOfRows } from './explain-parts'

/** An indicator in one of the areas below. Fewer than ten rows are marked as small. */
export interface AreaPart extends AreaName {
  readonly value: number | null
  readonly score: number | null
  readonly reason: Reason | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly n: number | null
  readonly isSmall: boolean
}

export interface AreaParts {
  readonly kind: AreaName['kind'] | null
  readonly items: readonly AreaPart[]
  /** Management bodies, which lie across districts and add up to nothing. */
  readonly bodies: readonly AreaPart[]
}

export const SMALL = 10

interface Below {
  readonly children: readonly string[]
  readonly bodies: readonly string[]
  /** Areas that are counted together in one pass, the children among them; none: each by itself. */
  readonly together: EveryArea | null
}

function below(city: City, area: string): Below {
  const own = areaName(city, area)
  const whole = everyArea(city)
  const bodies = city.managementBodies.map(each => each.code)
  switch (own.kind) {
    case 'city':
      return { children: city.districts.map(each => each.code), bodies, together: whole }
    case 'group': {
      const members = city.groups.find(each => each.code === area)?.members ?? []
      return {
        children: members.filter(each => !bodies.includes(each)),
        bodies: members.filter(each => bodies.includes(each)),
        together: whole,
      }
    }
    case 'district':
    case 'body': {
      const streets =
        own.kind === 'body'
          ? (city.managementBodies.find(each => each.code === area)?.streets ?? [])
          : city.children(area).map(each => each.code)
      // streets take the bodies' places: sets of one street each
      const each = streets.map(code => ({ code, streets: [code] }))
      return { children: streets, bodies: [], together: { ...whole, bodies: each } }
    }
    case 'street':
    case 'community':
      return { children: city.children(area).map(each => each.code), bodies: [], together: null }
    case 'cell':
      return { children: [], bodies: [], together: null }
  }
}

type Found = Pick<Cell, 'area' | 'value' | 'score' | 'reason' | 'numerator' | 'denominator'>

/** The column of parts that lie below a street; `null` for areas that are counted together. */
function childColumn(city: City, children: readonly string[]): ChildColumn | null {
  const kind = areaName(city, children[0] ?? city.code).kind
  return kind === 'community' || kind === 'cell' ? kind : null
}

interface ByArea {
  readonly sql: Sql
  readonly city: City
  readonly area: string
  readonly plan: IndicatorPlan
  /** Live values, as they are kept: those of districts and bodies need no counting. */
  readonly isLive: boolean
  readonly moments: Moments
}

/** The value in each area below: city → districts, district → streets, street → communities. */
export async function byArea({ sql, city, area, plan, isLive, moments }: ByArea): Promise<AreaParts> {
  const { children, bodies, together } = below(city, area)
  const wanted = [...children, ...bodies]
  if (wanted.length === 0) return { kind: null, items: [], bodies: [] }
  const resting = restingPart(plan.plan)
  const areKept = isLive && wanted.every(each => isKept(city, each))
  const { cells, rows } = await sql.begin('isolation level repeatable read read only', async tx => {
    await tx.unsafe(countingSettings)
    const counted = new Map<string, number>()
    const found: Found[] = []
    const column = childColumn(city, children)
    const grouped =
      column && (await countGroups(tx, { city, parent: areaOf(city, area), column, groups: children, plan, moments }))
    if (grouped) {
      found.push(...grouped.cells)
      const { rows } = resting
      if (rows.kind === 'count')
        for (const code of children)
          counted.set(
            code,
            sumOfRows(rows.measures, key => grouped.pairs.get(key)?.get(code)),
          )
      return { cells: new Map(found.map(each => [each.area, each])), rows: counted }
    }
    const passes: readonly AreaKeys[] = together ? [together] : wanted.map(each => areaOf(city, each))
    const kept = areKept ? (await readCells(tx, wanted)).filter(each => each.code === plan.indicator.code) : []
    // before the first round nothing is kept yet: counted, as the value above them is
    if (kept.length === wanted.length)
      found.push(...kept.map(each => ({ ...each, reason: each.reason as Reason | null })))
    else for (const areas of passes) found.push(...(await countCells(tx, { city, areas, plans: [plan], ...moments })))
    if (resting.rows.kind === 'count')
      for (const areas of passes) {
        const of = await countRows(tx, city, areas, resting.rows.measures, moments)
        for (const code of areaCodes(areas)) counted.set(code, of(code))
      }
    return { cells: new Map(found.map(each => [each.area, each])), rows: counted }
  })
  const numberOf = (decimal: string | null | undefined) => (decimal == null ? null : Number(decimal))
  const part = (code: string): AreaPart => {
    const cell = cells.get(code)
    const parts = { numerator: numberOf(cell?.numerator), denominator: numberOf(cell?.denominator) }
    const n =
      resting.rows.kind === 'count' ? (rows.get(code) ?? 0) : resting.rows.kind === 'value' ? parts[resting.part] : null
    return {
      ...areaName(city, code),
      value: cell?.value ?? null,
      score: cell?.score ?? null,
      reason: cell ? cell.reason : 'no-records',
      ...parts,
      n,
      isSmall: n !== null && n < SMALL,
    }
  }
  const [first] = children
  return {
    kind: first === undefined ? null : areaName(city, first).kind,
    items: children.map(part),
    bodies: bodies.map(part),
  }
}
