import type { Clock } from '@/platform/clock'
import type { Connection } from '@/platform/db/client'
import { type Actor, authorize, isAllowed, reading } from '@/shared/auth'
import type { AreaGeometry } from '@/shared/geo/geometry'
import { badRequest, notFound } from '@/shared/problem'
import { areasAbove, type City, cellsBelow } from '../../areas'
import { dayOf } from '../../areas/server'
import { roundSubject } from '../commands/round-subject'
import { roundRights } from '../commands/run-round'
import { type CellChoice, cellChoices, type Round, roundOf, rounds, roundsToWalk } from '../data/round.queries'
import { type CellProgress, progressOf, type Thing, thingsOf } from '../data/thing.queries'
import { planningCensus, surveying } from '../domain/policies'
import { type RoundCommand, roundCommands, transitions } from '../domain/round'

interface Asked {
  readonly sql: Connection
  readonly city: City
  readonly clock: Clock
  readonly actor: Actor
}

type Sums = Omit<CellProgress, 'cell'>
export interface RoundRow extends Round {
  readonly sums: Sums
  /** Past its day and not submitted; or signed, and its next round is due. */
  readonly isLate: boolean
}

const none: Sums = { expected: 0, seen: 0, missing: 0, moved: 0, added: 0, changed: 0 }
const sumOf = (cells: readonly CellProgress[]): Sums =>
  cells.reduce<Sums>(
    (sum, each) => ({
      expected: sum.expected + each.expected,
      seen: sum.seen + each.seen,
      missing: sum.missing + each.missing,
      moved: sum.moved + each.moved,
      added: sum.added + each.added,
      changed: sum.changed + each.changed,
    }),
    none,
  )

const isLate = ({ state, dueOn, nextDueOn }: Round, today: string): boolean =>
  state === 'planned' || state === 'running'
    ? dueOn < today
    : state === 'signed' && nextDueOn !== null && nextDueOn < today

const MOST = 300

/** Rounds, the newest first, as far as the reader's area reaches. */
export async function censusRounds({ sql, city, clock, actor }: Asked): Promise<readonly RoundRow[]> {
  const seen = (await rounds(sql, MOST)).filter(each => isAllowed(actor, reading, roundSubject(city, each)))
  const cells = await progressOf(
    sql,
    seen.map(each => each.id),
  )
  const today = dayOf(clock.now(), city.timezone)
  return seen.map(each => ({
    ...each,
    sums: sumOf(cells.filter(cell => cell.roundId === each.id)),
    isLate: isLate(each, today),
  }))
}

export interface RoundDetail extends RoundRow {
  readonly progress: readonly CellProgress[]
  /** What was found otherwise than the ledger has it. */
  readonly differences: readonly Thing[]
  /** What the reader may do with it now. */
  readonly may: readonly RoundCommand[]
}

/** One round: each cell's progress, and what differs from the ledger. @throws Problem 404 `unknown-round` · Denied */
export async function censusRound({ sql, city, clock, actor }: Asked, id: string): Promise<RoundDetail> {
  const round = await roundOf(sql, id)
  if (!round) throw notFound('unknown-round', `No round ${id}`)
  const subject = roundSubject(city, round)
  authorize(actor, reading, subject)
  const [walked, things] = await Promise.all([progressOf(sql, [round.id]), thingsOf(sql, [round.id])])
  const known = new Map(walked.map(({ roundId: _, ...each }) => [each.cell, each]))
  return {
    ...round,
    sums: sumOf(walked),
    isLate: isLate(round, dayOf(clock.now(), city.timezone)),
    progress: round.cells.map(cell => known.get(cell) ?? { ...none, cell }),
    differences: things.filter(differs).map(({ roundId: _, ...thing }) => thing),
    may: roundCommands.filter(
      command => transitions[command][round.state] && isAllowed(actor, roundRights[command], subject),
    ),
  }
}

const differs = ({ recordId, state, finding }: Thing): boolean => {
  if (!finding) return false
  if (recordId === null) return finding.kind !== 'missing'
  return finding.kind !== 'found' || finding.state !== state
}

export interface WalkedRound extends Pick<Round, 'id' | 'no' | 'title' | 'state' | 'dueOn' | 'cells' | 'reason'> {
  readonly things: readonly Thing[]
}
export interface Walk {
  /** The city's time at which this was read. */
  readonly at: Date
  readonly rounds: readonly WalkedRound[]
}

/** What a collector walks: the open rounds of his unit, with their lists. @throws Denied */
export async function walkOf({ sql, city, clock, actor }: Asked): Promise<Walk> {
  authorize(actor, surveying)
  const unit = actor.kind === 'person' ? actor.unit : null
  const open = unit === null ? [] : await roundsToWalk(sql, unit)
  const mine = open.filter(each => isAllowed(actor, surveying, roundSubject(city, each)))
  const things = await thingsOf(
    sql,
    mine.map(each => each.id),
  )
  return {
    at: clock.now(),
    rounds: mine.map(({ id, no, title, state, dueOn, cells, reason }) => ({
      ...{ id, no, title, state, dueOn, cells, reason },
      things: things.filter(each => each.roundId === id).map(({ roundId: _, ...thing }) => thing),
    })),
  }
}

export interface ShownCell extends CellChoice {
  readonly outline: AreaGeometry
}

/** The unit cells of a street, where they lie, to choose a round from. @throws Problem 400 `unknown-area` · Denied */
export async function cellsToWalk({ sql, city, actor }: Asked, street: string): Promise<readonly ShownCell[]> {
  authorize(actor, planningCensus)
  if (city.areas.get(street)?.kind !== 'street')
    throw badRequest('unknown-area', `${street} is no street of ${city.name.en}`, { field: 'street' })
  authorize(actor, planningCensus, { areas: areasAbove(city, street) })
  const cells = cellsBelow(city, street).map(each => each.code)
  const choices = await cellChoices(sql, cells, city.timezone)
  return choices.map(each => ({ ...each, outline: city.geometry(each.cell) }))
}
