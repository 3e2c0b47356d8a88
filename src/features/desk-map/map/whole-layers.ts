import type { MapArea } from '../../../map/ground/areas'
import type { Thing } from '../../../map/things/thing'
import type { LngLat } from '../../../shared/geo/geometry'
import { readJson } from '../../../shared/read-json'
import type { MatrixOnMap } from '../../matrix'
import type { DutyOnMap } from '../../rota'
import type { WholeLayerId } from '../domain/desk-layers'
import { type Asked, thingSearch } from '../domain/thing-search'
import type { Counted, CountOf } from './counted'
import type { ThingRow } from './thing-row'

/** What the server says of one of them, with its name. */
export type WholeAnswer =
  | ({ readonly layer: 'duty' } & Pick<DutyOnMap, 'at' | 'total' | 'empty' | 'rooms' | 'items'>)
  | ({ readonly layer: 'matrix' } & Omit<MatrixOnMap, 'at'>)

/** Nothing can be said of who answers before a class is chosen. */
const unasked: WholeAnswer = { layer: 'matrix', cls: '', version: null, total: 0, gaps: 0, overlaps: 0, items: [] }

/** A whole layer, asked with the same question as everything else of the map. @throws AnswerError */
export async function readWhole(layer: WholeLayerId, asked: Asked, signal: AbortSignal): Promise<WholeAnswer> {
  const search = thingSearch(layer, asked)
  if (layer === 'matrix' && !search.has('cls')) return unasked
  const answer = await readJson<Omit<WholeAnswer, 'layer'>>(`/api/v1/map/${layer}?${search}`, signal)
  return { ...answer, layer } as WholeAnswer
}

/** Its counts: rows that add up to the total, and beside them what is not as it should be. */
export function wholeLegend(answer: WholeAnswer): Counted {
  const plain = { total: answer.total, withoutPlace: 0, units: [], lamps: [] }
  if (answer.layer === 'duty') {
    const stale = answer.items.filter(each => each.isStale).length
    return {
      ...plain,
      by: countsBy(answer.items, each => String(each.level)).sort((one, other) => (one.value < other.value ? -1 : 1)),
      faults: faultsOf({ empty: answer.empty, stale }),
    }
  }
  const named = answer.items.filter(each => each.by === 'line')
  const tones = new Map(named.map(each => [each.unit, each.tone]))
  return {
    ...plain,
    by: [
      ...countsBy(named, each => each.unit).map(each => ({ ...each, tone: tones.get(each.value) ?? 0 })),
      ...(answer.gaps > 0 ? [{ value: '', count: answer.gaps }] : []),
    ],
    faults: faultsOf({ overlaps: answer.overlaps }),
    ...(answer.cls === ''
      ? { lacking: 'cls' as const }
      : answer.version === null
        ? { lacking: 'version' as const }
        : {}),
  }
}

function countsBy<T>(items: readonly T[], of: (item: T) => string): CountOf[] {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(of(item), (counts.get(of(item)) ?? 0) + 1)
  return [...counts].map(([value, count]) => ({ value, count }))
}

type Fault = NonNullable<Counted['faults']>[number]

const faultsOf = (counts: Partial<Record<Fault['value'], number>>): Fault[] =>
  (Object.entries(counts) as [Fault['value'], number][]).flatMap(([value, count]) =>
    count > 0 ? [{ value, count }] : [],
  )

/** The same as rows of a list and of the panel at the right. */
export function rowsOf(answer: WholeAnswer): ThingRow[] {
  if (answer.layer === 'duty')
    return answer.items.map(each => ({
      id: each.id,
      names: each.name,
      cls: String(each.level),
      phone: each.phone,
      roomNames: each.room === null ? undefined : answer.rooms[each.room],
      placeBy: each.placeBy,
      lng: each.lng,
      lat: each.lat,
      isStale: each.isStale,
      ...(each.unit ? { unit: each.unit } : {}),
      ...(each.to ? { shiftTo: each.to } : {}),
      ...(each.seenAt ? { seenAt: each.seenAt } : {}),
    }))
  return answer.items.map(each => ({
    id: each.area,
    names: each.name,
    cls: answer.cls,
    unit: each.unit,
    phone: each.phone,
    answersBy: each.by,
    rivals: each.rivals,
    limit: each.limit,
    ...(each.line ? { line: each.line } : {}),
  }))
}

interface Ground {
  readonly shift: (place: LngLat) => LngLat
  readonly areas: ReadonlyMap<string, MapArea>
}

/** The same as things of the map. An area that lies in several pieces counts once, with the first of them. */
export function thingsOf(answer: WholeAnswer, { shift, areas }: Ground): Thing[] {
  if (answer.layer === 'duty')
    return answer.items.map(({ id, lng, lat, level, name, unit, isStale, seenAt }) => {
      const [x, y] = shift([lng, lat])
      const facts = { cls: String(level), zh: name.zh, en: name.en, unit: unit ?? '', isStale, seenAt: seenAt ?? '' }
      return { layer: 'duty', lng: x, lat: y, count: 1, id, facts }
    })
  return answer.items.flatMap(each => {
    const area = areas.get(each.area)
    if (!area) return []
    const { zh, en } = each.name
    const isGap = each.by === 'provisional'
    const facts = {
      cls: answer.cls,
      unit: each.unit,
      zh,
      en,
      tone: each.tone,
      isGap,
      isOverlap: each.rivals.length > 0,
    }
    return area.polygons.map(
      (rings): Thing => ({
        layer: 'matrix',
        lng: area.center[0],
        lat: area.center[1],
        // Areas are never gathered into numbers: they are what they cover.
        count: 0,
        id: each.area,
        facts,
        shape: { kind: 'area', rings },
      }),
    )
  })
}
