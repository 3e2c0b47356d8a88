import { z } from 'zod'
import type { Connection } from '@/platform/db/client'
import { readCursor, writeCursor } from '@/platform/http/cursor'
import { type City, scopeOf } from '../../areas'
import { openFlags } from '../../flags/server'
import { unitResolver } from '../../units'
import { countProjects, type ListedProjectRow, listProjects } from '../data/project-list.queries'
import type { When } from '../data/when'
import { lifeStages } from '../domain/life-stages'

const moment = z.iso.datetime({ offset: true })
export const projectQuery = z.object({
  area: z.string().optional(),
  stage: z.enum(lifeStages).optional(),
  lamp: z.enum(['red', 'yellow', 'none']).optional(),
  unit: z.string().optional(),
  q: z.string().max(100).optional(),
  key: z.enum(['true', 'false']).optional(),
  state: z.enum(['open', 'all']).default('open'),
  at: moment.optional(),
  known: moment.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().optional(),
})
export type ProjectQuery = z.infer<typeof projectQuery>

/** Lamps on projects at a moment, with their rule and days: the very function the wall reads. */
export async function projectLamps(sql: Connection, when: When, area: string | undefined) {
  const flags = await openFlags(sql, {
    at: when.at,
    area,
    isPast: when.isPast,
    subjects: ['project'],
    ...(when.known ? { known: when.known } : {}),
  })
  return new Map(flags.map(each => [each.id, each]))
}

/**
 * A page of projects, the worst lamp first, with the numbers of every choice.
 * @throws Problem 400 `unknown-area` `bad-cursor`
 */
export async function projectList(sql: Connection, city: City, query: ProjectQuery, now: Date) {
  const { limit, cursor: text, at, known, ...asked } = query
  const bound = { projects: asked, at: at ?? null, known: known ?? null }
  const cursor = text === undefined ? null : readCursor(bound, text)
  const when: When = {
    at: new Date(cursor?.at ?? at ?? now),
    isPast: at !== undefined,
    known: known === undefined ? null : new Date(known),
  }
  const scope = scopeOf(city, asked.area)
  const lit = await projectLamps(sql, when, asked.area)
  const ids = (colour: 'red' | 'yellow') =>
    [...lit.values()].filter(each => each.colour === colour).map(each => each.id)
  const lamps = { red: ids('red'), yellow: ids('yellow') }
  const filter = {
    scope,
    stage: asked.stage ?? null,
    lamp: asked.lamp ?? null,
    unitWords: asked.unit === undefined ? null : wordsOf(city, asked.unit),
    q: asked.q?.trim() || null,
    isKey: asked.key === undefined ? null : asked.key === 'true',
    state: asked.state,
  }
  const page = { after: cursor?.after ?? null, limit: limit + 1 }
  const [rows, counts] = await Promise.all([
    listProjects(sql, when, filter, lamps, page),
    countProjects(sql, when, filter, lamps),
  ])
  const last = rows.length > limit ? rows[limit - 1] : undefined
  const { resolve } = unitResolver(city)
  const unitName = (word: string | null) => {
    if (word === null) return null
    const code = resolve(word)
    return (code === null ? undefined : city.units.get(code)?.name) ?? { zh: word, en: word }
  }
  return {
    at: when.at.toISOString(),
    items: rows.slice(0, limit).map(({ place: _, ...row }: ListedProjectRow) => {
      const lamp = lit.get(row.id)
      return {
        ...row,
        districtName: row.district === null ? null : (city.areas.get(row.district)?.name ?? null),
        assistantName: unitName(row.assistantUnit),
        approvingName: unitName(row.approvingUnit),
        lamp: lamp ? { colour: lamp.colour, rule: lamp.rule, days: lamp.days, since: lamp.since } : null,
      }
    }),
    counts,
    next: last
      ? writeCursor(bound, { at: when.at.toISOString(), known: known ?? null, after: [last.place, last.id] })
      : null,
  }
}

/** Every word that means a unit. */
const wordsOf = (city: City, unit: string): string[] => {
  const named = city.units.get(unit)
  const aliases = [...city.unitAliases].filter(([, code]) => code === unit).map(([alias]) => alias)
  return [unit, ...(named ? [named.name.zh, named.name.en] : []), ...aliases]
}

export type ProjectList = Awaited<ReturnType<typeof projectList>>
export type ListedProject = ProjectList['items'][number]
