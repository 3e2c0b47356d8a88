import type { Connection } from '@/platform/db/client'
import type { City } from '../../areas'
import { detailsOf } from '../data/detail.queries'
import { filesOf } from '../data/file.queries'
import { followUpsOf } from '../data/follow-up.queries'
import type { FileType } from '../domain/file-type'
import type { FollowUpState } from '../domain/follow-up'
import type { Level, Score } from '../domain/scale'

type Text = { readonly zh: string; readonly en: string }

/** What an investor scored, and what became of it. */
export interface GivenScore {
  readonly ratingNo: string
  readonly name: Text
  readonly level: Level
  readonly score: Score
  readonly files: readonly { readonly id: string; readonly type: FileType }[]
  readonly followUp: {
    readonly state: FollowUpState
    readonly dueAt: string
    readonly answer: string | null
    readonly answeredAt: string | null
    readonly helped: boolean | null
    readonly publishedChange: string | null
  } | null
}

/** Scores by the link they came by; the investor's own view. */
export async function givenScores(
  sql: Connection,
  city: City,
  invitationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly GivenScore[]>> {
  const [details, followUps] = await Promise.all([detailsOf(sql, invitationIds), followUpsOf(sql, invitationIds)])
  const files = await filesOf(
    sql,
    details.map(each => each.ratingNo),
  )
  const given = details.map(({ ratingNo, invitationId, unit, level, score }) => {
    const found = followUps.find(each => each.ratingNo === ratingNo)
    const said: GivenScore = {
      ratingNo,
      level,
      score,
      name: city.units.get(unit)?.name ?? { zh: unit, en: unit },
      files: files.filter(each => each.ratingNo === ratingNo).map(({ id, type }) => ({ id, type })),
      followUp: found
        ? {
            state: found.state,
            dueAt: found.dueAt.toISOString(),
            answer: found.answer,
            answeredAt: found.answeredAt?.toISOString() ?? null,
            helped: found.helped,
            publishedChange: found.publishedChange,
          }
        : null,
    }
    return { invitationId, said }
  })
  return new Map(invitationIds.map(id => [id, given.filter(each => each.invitationId === id).map(each => each.said)]))
}
