import type { Connection } from '@/platform/db/client'
import { ringsOf } from '@/shared/geo/geometry'
import { badRequest } from '@/shared/problem'
import { type City, liesIn } from '../../areas'
import { countAnswers, type Street, versionAt } from '../data/answering.queries'
import { matrixLines } from '../data/matrix.queries'
import { type AnsweringArea, answeringAreas, type MatrixOnMap } from '../domain/answering-areas'
import { tonesOf } from '../domain/area-tones'

/** Tones of the map's categories: four and no more can be told apart beside red, orange and yellow. */
const TONES = 4

interface Asked {
  /** A class of the city. */
  readonly cls: string
  readonly at: Date
  readonly area?: string | undefined
}

const knownClass = (city: City, cls: string | undefined): string => {
  if (cls === undefined || !city.classes.has(cls))
    throw badRequest('bad-parameter', `cls is a class of the city: ${cls ?? 'none'}`, { parameter: 'cls' })
  return cls
}

/**
 * Who answers for a class where, as the matrix stood at a moment.
 * @throws Problem 400 `bad-parameter` for a class the city does not have
 */
export async function matrixOnMap(
  sql: Connection,
  city: City,
  asked: Partial<Asked> & { at: Date },
): Promise<MatrixOnMap> {
  const cls = knownClass(city, asked.cls)
  const at = asked.at.toISOString()
  const version = await versionAt(sql, asked.at)
  if (version === null) return { cls, at, version, total: 0, gaps: 0, overlaps: 0, items: [] }
  const all = answeringAreas(await matrixLines(sql, version), city, cls)
  const tones = tonesOf(
    all.map(each => ({ of: each.unit, corners: cornersOf(city, each.area.code) })),
    TONES,
  )
  const items = all
    .filter(each => asked.area === undefined || asked.area === city.code || touchesArea(city, each, asked.area))
    .map(({ area, ...answer }) => ({
      ...answer,
      area: area.code,
      kind: area.kind,
      name: area.name,
      tone: tones.get(answer.unit) ?? 0,
      phone: city.units.get(answer.unit)?.phone ?? '',
    }))
  return {
    cls,
    at,
    version,
    total: items.length,
    gaps: items.filter(each => each.by === 'provisional').length,
    overlaps: items.filter(each => each.rivals.length > 0).length,
    items,
  }
}

/** An area of the answer lies in what is asked for, or holds it. */
const touchesArea = (city: City, { area }: AnsweringArea, asked: string): boolean =>
  liesIn(city, area.code, asked) || liesIn(city, asked, area.code)

function* cornersOf(city: City, code: string): Generator<string> {
  for (const ring of ringsOf(city.geometry(code)))
    for (const [lng, lat] of ring) yield `${lng.toFixed(5)},${lat.toFixed(5)}`
}

/** The same number, counted by the database from the lines of the version, for the proof; null for a part of the city. */
export async function countAnswering(
  sql: Connection,
  city: City,
  asked: Partial<Asked> & { at: Date },
): Promise<number | null> {
  const cls = knownClass(city, asked.cls)
  const version = await versionAt(sql, asked.at)
  if (version === null) return 0
  const { area } = asked
  const within = area === undefined || area === city.code ? null : area
  if (within !== null && city.areas.get(within)?.kind !== 'district') return null
  const streets = city.districts
    .filter(district => within === null || district.code === within)
    .flatMap(({ code: district }): Street[] => {
      const own = city.children(district)
      return own.length === 0
        ? [{ district, street: null, body: null }]
        : own.map(({ code: street }) => ({ district, street, body: city.bodyOfStreet(street)?.code ?? null }))
    })
  return countAnswers(sql, { version, cls, streets, units: [...city.units.keys()] })
}
