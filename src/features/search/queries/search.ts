import { currentCity } from '@/features/areas/server'
import { indicatorNames } from '@/features/indicators/server'
import type { Sql } from '@/platform/db/client'
import { type Actor, isAllowed, reading } from '@/shared/auth'
import { casesNumbered, projectsNamed, type RecordRow } from '../data/numbered-records.queries'
import type { Thing, ThingKind } from '../domain/found'
import { bestOf } from '../domain/rank'

const MOST = 6
const SHORTEST_NUMBER = 5

/** Things whose name or number answers a word, of each kind the best few, and only what the actor may see. */
export async function search(sql: Sql, actor: Actor, word: string, now: Date): Promise<Thing[]> {
  const city = currentCity()
  const text = word.trim()
  if (text === '') return []
  const [names, projects, cases] = await Promise.all([
    indicatorNames(sql, now),
    projectsNamed(sql, text, MOST * 3),
    text.length >= SHORTEST_NUMBER ? casesNumbered(sql, text, MOST) : [],
  ])
  const named = <Kind extends ThingKind>(kind: Kind, things: Iterable<{ code: string; name: Thing['name'] }>) =>
    bestOf(
      [...things].map(({ code, name }): Thing => ({ kind, id: code, code, name })),
      text,
      MOST,
    )
  const isSeen = ({ district, unit }: RecordRow) =>
    isAllowed(actor, reading, { areas: district ? [district, city.code] : [city.code], unit })
  const records = (kind: ThingKind, rows: readonly RecordRow[]) =>
    rows
      .filter(isSeen)
      .slice(0, MOST)
      .map(({ id, name, code }): Thing => ({ kind, id, code, name: { zh: name, en: name } }))
  return [
    ...named('area', [{ code: city.code, name: city.name }, ...city.areas.values(), ...city.managementBodies]),
    ...named('indicator', names),
    ...records('project', projects),
    ...records('case', cases),
    ...named('unit', city.units.values()),
  ]
}
