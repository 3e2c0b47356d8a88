import type { FileType } from '../../domain/file-type'
import type { Level, Question, Reason, Score } from '../../domain/scale'

/** What the investor has chosen for one unit so far. */
export interface UnitDraft {
  readonly score: Score | null
  readonly reason: Reason | null
  readonly questions: Partial<Record<Question, Score>>
  readonly suggestion: string
  /** Files that were sent and wait for the score. */
  readonly files: readonly { readonly id: string; readonly type: FileType }[]
}

export const emptyDraft: UnitDraft = { score: null, reason: null, questions: {}, suggestion: '', files: [] }

export type Drafts = Readonly<Record<string, UnitDraft>>

interface Asked {
  readonly unit: string
  readonly level: Level
}

/** What keeps a draft from being sent, or what is sent. Pure, so that the screen and its test say the same. */
export function readyAnswer(
  drafts: Drafts,
  asked: readonly Asked[],
  lowScore: number,
):
  | { readonly missing: 'score' }
  | { readonly missing: 'reason'; readonly unit: string }
  | { readonly units: readonly object[] } {
  const scored = asked.flatMap(({ unit, level }) => {
    const draft = drafts[unit]
    return draft && draft.score !== null ? [{ unit, level, ...draft, score: draft.score }] : []
  })
  if (scored.length === 0) return { missing: 'score' }
  const silent = scored.find(each => each.score <= lowScore && each.reason === null)
  if (silent) return { missing: 'reason', unit: silent.unit }
  return {
    units: scored.map(({ reason, files, ...each }) => ({
      ...each,
      // a draft of before files were known has none
      files: (files ?? []).map(file => file.id),
      ...(each.score <= lowScore && reason !== null ? { reason } : {}),
    })),
  }
}
