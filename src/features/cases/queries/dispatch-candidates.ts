import type { Clock } from '@/platform/clock'
import type { Connection } from '@/platform/db/client'
import { type Actor, authorize } from '@/shared/auth'
import { badRequest, notFound } from '@/shared/problem'
import { type City, scopeOf, type Unit } from '../../areas'
import { cityCalendar } from '../../datasets/server'
import { abilityOf } from '../../matrix'
import { currentLines, questionOf } from '../../matrix/server'
import { caseSubject } from '../commands/case-subject'
import { type OutsidePerson, peopleOutside, type WorkInHand, workInHand } from '../data/candidates.queries'
import { moreOf } from '../data/case-detail.queries'
import { oneCase } from '../data/case-list.queries'
import { type Candidate, isStaffed, type RankedCandidate, rankCandidates } from '../domain/candidates'
import { metresBetween } from '../domain/duplicates'
import { casePermissions } from '../domain/policies'
import { proposedFor } from './case-proposal'

interface Asked {
  readonly sql: Connection
  readonly city: City
  readonly clock: Clock
  readonly actor: Actor
}

export interface DispatchCandidates {
  /** The unit that the people are of. */
  readonly unit: string
  readonly at: string
  readonly items: readonly RankedCandidate[]
}

const HOUR_MS = 3_600_000
/** A place older than this says nothing about where somebody is. */
const PLACE_HOURS = 12
/** Who was not heard of for so long is not there. */
const ACTIVE_HOURS = 12
const MOST = 20

/**
 * Crews of the city and people of the unit and the crews, the one to be asked first at the top, each with why: on duty,
 * able by the matrix, how far in a straight line, how much in hand.
 * @throws Problem 404 `unknown-case`, 400 `unknown-unit` · Denied
 */
export async function dispatchCandidates(
  { sql, city, clock, actor }: Asked,
  id: string,
  wanted: string | undefined,
): Promise<DispatchCandidates> {
  const now = clock.now()
  const standing = { scope: scopeOf(city, undefined), at: now, past: {} }
  const [row, more] = /^[0-9a-f-]{36}$/i.test(id)
    ? await Promise.all([oneCase(sql, id, standing), moreOf(sql, id)])
    : [null, null]
  if (!row || !more) throw notFound('unknown-case', `No case ${id}`)
  authorize(actor, casePermissions.dispatch, caseSubject(city, { ...row, community: more.community, cell: more.cell }))
  const place = { cls: row.cls, district: row.district, street: row.street, assetCode: more.assetCode }
  const unit = wanted ?? (await proposedFor(sql, city, id, place, now)).unit
  if (!city.units.has(unit)) throw badRequest('unknown-unit', `${unit} is no unit of this city`, { parameter: 'unit' })

  const crews = [...city.units.values()].filter(each => each.kind === 'crew')
  const units = [...new Set([unit, ...crews.map(each => each.code)])]
  const since = new Date(now.getTime() - PLACE_HOURS * HOUR_MS)
  const people = await peopleOutside(sql, units, since, now)
  const inHand = await workInHand(sql, [...units, ...people.map(each => each.id)], id)
  const [lines, question] = await Promise.all([currentLines(sql), questionOf(sql, city, place)])
  const able = (code: string) => (code === unit ? 'own' : abilityOf(lines, code, question))
  const calendar = cityCalendar(city)
  const isWorkday = calendar.isWorkday(calendar.dayOf(now.getTime()))
  const isOpen = ({ hours }: Unit) => isStaffed(hours, now.getTime(), city.timezone, isWorkday)
  const metresTo = (at: Place | null) =>
    at && row.lng !== null && row.lat !== null ? Math.round(metresBetween(at, { lng: row.lng, lat: row.lat })) : null
  const lang = city.languages[0] === 'zh' ? 'zh' : 'en'

  const ofCrew = (crew: Unit): Candidate => {
    const last = newest(people.filter(each => each.unit === crew.code))
    return {
      kind: 'crew',
      code: crew.code,
      name: crew.name[lang],
      post: null,
      unit: crew.code,
      phone: crew.phone,
      isOnDuty: isOpen(crew),
      ability: able(crew.code),
      metres: metresTo(last),
      seenAt: last?.placedAt.toISOString() ?? null,
      load: inHand.filter(each => (each.assignee ?? each.unit) === crew.code).length,
    }
  }
  const ofPerson = (each: OutsidePerson): Candidate => {
    const of = city.units.get(each.unit)
    const last = newest([each])
    return {
      kind: 'person',
      code: each.id,
      name: each.name,
      post: each.post,
      unit: each.unit,
      phone: of?.phone ?? '',
      isOnDuty:
        of !== undefined &&
        isOpen(of) &&
        each.activeAt !== null &&
        each.activeAt.getTime() > now.getTime() - ACTIVE_HOURS * HOUR_MS,
      ability: able(each.unit),
      metres: metresTo(last),
      seenAt: last?.placedAt.toISOString() ?? null,
      load: inHand.filter(work => has(work, each.id)).length,
    }
  }
  const ranked = rankCandidates([...crews.map(ofCrew), ...people.map(ofPerson)])
  return { unit, at: now.toISOString(), items: ranked.slice(0, MOST) }
}

const has = ({ assignee, takenBy }: WorkInHand, id: string): boolean => assignee === id || takenBy === `person:${id}`

interface Place {
  readonly lng: number
  readonly lat: number
  readonly placedAt: Date
}

/** The newest known place of some people. */
const newest = (people: readonly OutsidePerson[]): Place | null =>
  people
    .flatMap(({ lng, lat, placedAt }) =>
      lng === null || lat === null || placedAt === null ? [] : [{ lng, lat, placedAt }],
    )
    .sort((a, b) => b.placedAt.getTime() - a.placedAt.getTime())[0] ?? null
