import { grown, type RoomEntry, type RoomRefusal, type RoomThing } from './entry'
import type { ReportInput } from './inputs'

/** A situation report (第 N 期): issued once and never changed; what was wrong is put right by a new number. */
export interface SituationReport extends RoomThing {
  readonly text: string
  readonly issuedAt: string
  readonly post: string | null
  /** The number that this one corrects. */
  readonly corrects: number | null
}

/** Why a report is not issued; null: it is. @param issued how many there are before it */
export function refuseReport(
  before: SituationReport | null,
  { data }: Pick<RoomEntry, 'data'>,
  issued: number,
): RoomRefusal | null {
  if (before !== null) return 'not-now'
  const { corrects } = data as ReportInput
  return corrects !== null && corrects > issued ? 'unknown-report' : null
}

export function growReport(before: SituationReport | null, entry: RoomEntry): SituationReport | null {
  if (before !== null) return before
  const { text, corrects } = entry.data as ReportInput
  const issuedAt = new Date(entry.at).toISOString()
  return { ...grown(null, entry, null), text, corrects, issuedAt, post: entry.post }
}
