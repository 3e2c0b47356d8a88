import type { Connection } from '@/platform/db/client'
import { type Look, lookAt, scopeOf } from '../../areas'
import { currentCity } from '../../areas/server'
import { acknowledgedLamps, lampKey } from '../data/acknowledgement.queries'
import { readFlags, signingCounts, type Things } from '../data/open-flags.sql'
import type { FlaggedUnit, OpenFlag, RedLamp } from '../domain/flag'
import type { LampRule } from '../domain/rule-pack'

export interface OpenFlagsQuestion {
  readonly at: Date
  /** An area, management body or `outside`; absent: the city. */
  readonly area?: string | undefined
  /** Reads the records as this database knew them then. */
  readonly known?: Date | undefined
  /** `at` lies in the past: ledgers are read as they stood. */
  readonly isPast?: boolean
  /** Whose lamps are read; absent: everybody's. A list of projects does not wait for thousands of steps. */
  readonly subjects?: readonly OpenFlag['subject'][]
  /** The things among them; absent: all. */
  readonly only?: Partial<Things>
}

/**
 * Every lamp and flag lit at a moment, red first, the worst first.
 * @throws Problem 400 `unknown-area`
 */
export function openFlags(
  sql: Connection,
  { at, area, known, isPast, ...narrowed }: OpenFlagsQuestion,
): Promise<OpenFlag[]> {
  const city = currentCity()
  const look = lookAt(at, city.timezone, scopeOf(city, area))
  return readFlags(sql, look, { ...(isPast ? { at } : {}), ...(known ? { known } : {}) }, undefined, narrowed)
}

/** Over a weekend; one that nobody took notice of by then is supervised, not pulsed: a wall that always blinks says nothing. */
const NEW_FOR_MS = 3 * 86_400_000

const readings = new WeakMap<Look, Promise<OpenFlag[]>>()

/** The flags of one look, read once: the panels of one snapshot ask for them in turn, all inside one transaction. */
function flagsOf(sql: Connection, look: Look): Promise<OpenFlag[]> {
  const known = readings.get(look)
  if (known) return known
  const reading = readFlags(sql, look)
  readings.set(look, reading)
  reading.catch(() => readings.delete(look))
  return reading
}

/** Red lamps on projects and steps, the worst first. */
export async function redLamps(sql: Connection, look: Look): Promise<RedLamp[]> {
  const lamps = (await flagsOf(sql, look)).filter(each => each.colour === 'red' && each.subject !== 'unit')
  const acknowledged = await acknowledgedLamps(sql, lamps)
  return lamps.map(({ area, days, rule, ...flag }) => {
    const isAcknowledged = acknowledged.has(lampKey({ ...flag, rule }))
    return {
      id: flag.id,
      rule: rule as LampRule,
      name: flag.name,
      item: flag.item,
      district: area,
      over: days,
      day: flag.day,
      limit: flag.limit,
      plan: flag.plan,
      actual: flag.actual,
      lng: flag.lng,
      lat: flag.lat,
      isAcknowledged,
      isNew: !isAcknowledged && look.at.getTime() - flag.since.getTime() < NEW_FOR_MS,
    }
  })
}

/** Of these projects and steps those whose red lamp nobody has taken notice of. */
export async function unnoticedReds(sql: Connection, ids: readonly string[], at: Date): Promise<readonly string[]> {
  const asked = { at, subjects: ['project', 'step'], only: { project: ids, step: ids } } as const
  const red = (await openFlags(sql, asked)).filter(each => each.colour === 'red')
  const acknowledged = await acknowledgedLamps(sql, red)
  return red.filter(each => !acknowledged.has(lampKey(each))).map(each => each.id)
}

/** Yellow lamps on projects and steps, and projects no rule can judge; null where there is neither project nor lamp. */
export async function lampCounts(
  sql: Connection,
  look: Look,
): Promise<{ readonly unsigned: number; readonly yellow: number } | null> {
  const { projects, unsigned } = await signingCounts(sql, look)
  const lamps = (await flagsOf(sql, look)).filter(each => each.subject !== 'unit')
  // a step may be delivered before its project: its lamp is no less red
  if (projects === 0 && lamps.length === 0) return null
  return { unsigned, yellow: lamps.filter(each => each.colour === 'yellow').length }
}

/** Colour of the lamp on each project that has one. */
export async function litProjects(sql: Connection, look: Look): Promise<ReadonlyMap<string, 'red' | 'yellow'>> {
  const lit = (await flagsOf(sql, look)).filter(each => each.subject === 'project')
  const of = (colour: 'red' | 'yellow') =>
    lit.filter(each => each.colour === colour).map(each => [each.id, colour] as const)
  return new Map([...of('yellow'), ...of('red')])
}

/** Units with a problem unsettled for more than thirty days, the longest first. */
export async function flaggedUnits(sql: Connection, look: Look): Promise<FlaggedUnit[]> {
  const flags = await flagsOf(sql, look)
  return flags.flatMap(({ subject, id, rule, days, problems }) =>
    subject === 'unit' && (rule === 'unsettled-problem' || rule === 'unanswered-rating')
      ? [{ unit: id, rule, days, problems: problems ?? 0 }]
      : [],
  )
}
