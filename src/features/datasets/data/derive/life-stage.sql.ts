import type { PendingQuery, Row } from 'postgres'
import type { Connection } from '@/platform/db/client'

type Fragment = PendingQuery<Row[]>

interface StageMoment {
  readonly moment: Fragment
  /** The moment's local day. */
  readonly day: Fragment
}

/**
 * The stage of life in which a project `p` stood at a moment: the latest that its own dates, or its closed approval
 * stages (`proven`, see `provenStages`), prove.
 */
export const lifeStageAt = (sql: Connection, { moment, day }: StageMoment): Fragment => sql`case
  when p.actual_finish <= ${day} and p.closed_at <= ${moment} then 'operating'
  when p.actual_finish <= ${day} or proven.accepted is not null then 'accepted'
  when p.actual_start <= ${day} then 'started'
  when p.permit_issued_at <= ${moment} or proven.construction is not null then 'construction-permit'
  when proven.planning is not null then 'planning-permit'
  when proven.siting is not null then 'siting-permit'
  when p.land_transfer_at <= ${day} then 'land'
  when p.signed_at <= ${moment} then 'signed'
  else 'planned' end`

/** Which of the four approval stages the closing steps `s` prove. */
export const provenStages = (sql: Connection): Fragment => sql`
  max(s.stage) filter (where s.stage = 4) as accepted, max(s.stage) filter (where s.stage = 3) as construction,
  max(s.stage) filter (where s.stage = 2) as planning, max(s.stage) filter (where s.stage = 1) as siting`
