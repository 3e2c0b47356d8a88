import type { Clock } from '@/platform/clock'
import type { Connection } from '@/platform/db/client'
import { logBounds } from '@/platform/events/data/read-events'
import { type Actor, authorize, isAllowed } from '@/shared/auth'
import { isUuid } from '@/shared/ids/is-uuid'
import { notFound } from '@/shared/problem'
import { keepingDuty } from '../../rota'
import { type CallRow, callsOf, type DrillRow, drills, oneDrill } from '../data/drill.queries'
import { type Call, type Drill, type Tally, tallyOf } from '../domain/drill'
import { answeringDrills } from '../domain/policies'

export interface ListedDrill extends Drill {
  readonly tally: Tally
}
export interface ShownDrill extends ListedDrill {
  readonly calls: readonly Call[]
}
export interface DrillsPage {
  /** The city's moment of the answer. */
  readonly at: string
  /** Last event that the answer contains. */
  readonly seq: number
  readonly items: readonly ListedDrill[]
  readonly chosen: ShownDrill | null
}

interface Asked {
  readonly sql: Connection
  readonly clock: Clock
  readonly actor: Actor
}

const SHOWN = 50

/** The unit a reader is limited to: none for whoever keeps the duty, a unit that nobody is called for who has none. */
const unitOf = (actor: Actor): string | null =>
  isAllowed(actor, keepingDuty) ? null : actor.kind === 'person' ? (actor.unit ?? '') : ''

const drillOf = ({ begunAt, endedAt, ...row }: DrillRow): Drill => ({
  ...row,
  begunAt: begunAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
})
const callOf =
  (seesNames: boolean) =>
  ({ drillId: _, answeredAt, person, ...row }: CallRow): Call => ({
    ...row,
    person: seesNames ? person : null,
    answeredAt: answeredAt?.toISOString() ?? null,
  })

/** Drills newest first with what each came to, and one with its calls: the asked, else the newest. @throws Denied */
export async function drillsPage({ sql, clock, actor }: Asked, id?: string): Promise<DrillsPage> {
  authorize(actor, answeringDrills)
  const unit = unitOf(actor)
  const at = clock.now()
  const { newest: seq } = await logBounds(sql)
  const listed = await drills(sql, { unit, limit: SHOWN })
  const one = id !== undefined && isUuid(id) ? await oneDrill(sql, id) : null
  const rows = one && !listed.some(each => each.id === one.id) ? [...listed, one] : listed
  const calls = await callsOf(
    sql,
    rows.map(each => each.id),
    unit,
  )
  const shown = rows.map((row): ShownDrill => {
    const drill = drillOf(row)
    const own = calls.filter(each => each.drillId === row.id).map(callOf(unit === null))
    return { ...drill, calls: own, tally: tallyOf(drill, own, at.getTime()) }
  })
  const called = shown.filter(each => each.calls.length > 0)
  return {
    at: at.toISOString(),
    seq,
    items: called.slice(0, SHOWN).map(({ calls: _, ...each }) => each),
    chosen: (id === undefined ? called[0] : called.find(each => each.id === id)) ?? null,
  }
}

/** One drill with the calls its reader may see. @throws Problem 404 `unknown-drill` · Denied */
export async function shownDrill(asked: Asked, id: string): Promise<ShownDrill & { readonly at: string }> {
  const { chosen, at } = await drillsPage(asked, id)
  if (!chosen) throw notFound('unknown-drill', `No drill ${id}`)
  return { ...chosen, at }
}
