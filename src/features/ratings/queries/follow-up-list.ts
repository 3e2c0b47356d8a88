import type { Connection } from '@/platform/db/client'
import { type Actor, authorize, hasRole } from '@/shared/auth'
import { maskedText } from '@/shared/personal'
import { type City, lookAt, scopeOf } from '../../areas'
import { filesOf } from '../data/file.queries'
import { type ListedFollowUp, listFollowUps } from '../data/follow-up.queries'
import type { FileType } from '../domain/file-type'
import { readingFollowUps } from '../domain/policies'

const MOST = 500

export interface FollowUpRow extends Omit<ListedFollowUp, 'invitationId' | 'score' | 'reason' | 'askedAt' | 'saidAt'> {
  /** Local day; the hour could tell who it was. */
  readonly askedOn: string
  readonly files: readonly { readonly id: string; readonly type: FileType }[]
  readonly unitName: { readonly zh: string; readonly en: string }
  readonly isOverdue: boolean
  /** The single score and its reason are the supervisor's; a unit sees the words. */
  readonly score: number | null
  readonly reason: string | null
}

/** What somebody wrote, without the personal numbers in it. */
const maskedWords = (text: string | null): string | null => (text === null ? null : maskedText(text))

/** Low scores and suggestions: the supervisor and a leader see all, whoever works for a unit those of the unit. */
export async function followUpList(sql: Connection, city: City, actor: Actor, at: Date): Promise<FollowUpRow[]> {
  authorize(actor, readingFollowUps)
  const seesAll = hasRole(actor, 'supervisor', 'leader')
  const unit = seesAll ? null : actor.kind === 'person' ? (actor.unit ?? '') : ''
  const rows = await listFollowUps(sql, unit, MOST)
  const files = await filesOf(
    sql,
    rows.map(each => each.ratingNo),
  )
  return rows.map(({ invitationId: _, askedAt, saidAt: _saidAt, score, reason, ...each }) => ({
    ...each,
    askedOn: lookAt(askedAt, city.timezone, scopeOf(city, undefined)).day,
    files: files.filter(file => file.ratingNo === each.ratingNo).map(({ id, type }) => ({ id, type })),
    suggestion: maskedWords(each.suggestion),
    answer: maskedWords(each.answer),
    comment: maskedWords(each.comment),
    unitName: city.units.get(each.unit)?.name ?? { zh: each.unit, en: each.unit },
    isOverdue: each.state === 'open' && each.dueAt <= at,
    score: seesAll ? score : null,
    reason: seesAll ? maskedWords(reason) : null,
  }))
}
