import type { Clock } from '@/platform/clock'
import { config } from '@/platform/config'
import type { Connection } from '@/platform/db/client'
import { type Actor, authorize, isAllowed, reading } from '@/shared/auth'
import { isUuid } from '@/shared/ids/is-uuid'
import { notFound } from '@/shared/problem'
import { type City, scopeOf } from '../../areas'
import { dataset, unmasking, withoutPersonalData } from '../../datasets'
import { cityCalendar } from '../../datasets/server'
import { type Proposal, propose } from '../../matrix'
import type { Callee } from '../../rota'
import { type SourceTitle, sourceTitles } from '../../sources/server'
import { caseSubject } from '../commands/case-subject'
import { postOf } from '../data/candidates.queries'
import { type CaseMore, moreOf, versionsOf } from '../data/case-detail.queries'
import { oneCase } from '../data/case-list.queries'
import { type CaseStep, stepsOf } from '../data/case-steps.queries'
import { openTo } from '../domain/decide'
import { stageClock } from '../domain/stage-clock'
import { noteIn } from '../domain/supervision-note'
import type { CaseCommand } from '../domain/transitions'
import { workWindows } from '../domain/work-windows'
import { calleesOf } from './callees'
import type { CaseRow } from './case-list'
import { proposedFor } from './case-proposal'

/** One entry of a case's history: a step of our desks, or what another system said. */
export type TimelineEntry =
  | ({ readonly kind: 'step' } & Omit<CaseStep, 'actor'>)
  | {
      readonly kind: 'delivery'
      readonly at: Date
      readonly status: string
      readonly source: string
      readonly title: SourceTitle | null
    }

export interface CaseDetail extends CaseRow, CaseMore {
  readonly timeline: readonly TimelineEntry[]
  /** What the reader may do now, by state and right; guards may still refuse. */
  readonly allowed: readonly CaseCommand[]
  /** Whether the reader may ask for what is masked, with a reason. */
  readonly mayUnmask: boolean
  /** What is on the door of the person it was given to; null: it was given to nobody, or to a unit. */
  readonly assigneePost: string | null
  readonly proposal: Proposal
  /** Whom the reader may call about it; nobody where they may call nobody. */
  readonly callees: readonly Callee[]
  /** Whether calls can be made by push-to-talk. */
  readonly pushToTalk: boolean
  readonly windows: readonly (readonly [number, number])[]
  readonly at: string
}

interface Asked {
  readonly sql: Connection
  readonly city: City
  readonly clock: Clock
  readonly actor: Actor
}

const cases = dataset('case')

/** @throws Problem 404 `unknown-case` · Denied where it lies outside the reader's area */
export async function caseDetail(
  { sql, city, clock, actor }: Asked,
  id: string,
  when: { readonly at?: Date | undefined; readonly known?: Date | undefined } = {},
): Promise<CaseDetail> {
  const at = when.at ?? clock.now()
  const standing = { scope: scopeOf(city, undefined), at, past: { at: when.at, known: when.known } }
  const [row, more] = isUuid(id) ? await Promise.all([oneCase(sql, id, standing), moreOf(sql, id)]) : [null, null]
  if (!row || !more) throw notFound('unknown-case', `No case ${id}`)
  const subject = caseSubject(city, { ...row, community: more.community, cell: more.cell })
  authorize(actor, reading, subject)
  const [steps, versions] = await Promise.all([stepsOf(sql, id), versionsOf(sql, id)])
  const { cls, district, street } = row
  const isOpen = row.status === 'reported' || row.status === 'filed' || row.status === 'dispatched'
  const proposal = isOpen
    ? await proposedFor(sql, city, id, { cls, district, street, assetCode: more.assetCode }, at)
    : propose([], city.units, { cls, district })
  const calendar = cityCalendar(city)
  const note = noteIn(steps, at)
  const allowed = when.at ? [] : openTo({ status: row.status as never, note: note?.state ?? null }, { actor, subject })
  return {
    // Whoever must call back asks for the value, with a reason: POST /datasets/case/records/{id}/unmask.
    ...(withoutPersonalData(cases, { ...row, ...more }) as unknown as CaseRow & CaseMore),
    clock: stageClock(row, at.getTime(), calendar),
    note,
    timeline: timelineOf(steps, versions, await sourceTitles(sql), at),
    allowed,
    callees: allowed.includes('call') ? await calleesOf(sql, city, row, at) : [],
    pushToTalk: config().pushToTalk !== undefined,
    mayUnmask: !when.at && isAllowed(actor, unmasking, subject),
    assigneePost: row.assignee && !city.units.has(row.assignee) ? await postOf(sql, row.assignee) : null,
    proposal,
    windows: workWindows(calendar, city.workingHours, at.getTime(), 14),
    at: at.toISOString(),
  }
}

/** Steps in order with what deliveries said between them. Who a person is stays in the audit; the post is shown. */
function timelineOf(
  steps: readonly CaseStep[],
  versions: readonly { readonly knownFrom: Date; readonly status: string; readonly source: string }[],
  titles: ReadonlyMap<string, SourceTitle>,
  at: Date,
): TimelineEntry[] {
  const ours = new Set(steps.map(step => step.version))
  const entries: TimelineEntry[] = [
    ...steps.map(({ actor: _, ...step }) => ({ kind: 'step' as const, ...step })),
    ...versions
      .filter(version => !ours.has(version.knownFrom.getTime()))
      .map(({ knownFrom, status, source }) => ({
        kind: 'delivery' as const,
        at: knownFrom,
        status,
        source,
        title: titles.get(source) ?? null,
      })),
  ]
  return entries.filter(each => each.at <= at).sort((a, b) => a.at.getTime() - b.at.getTime())
}
