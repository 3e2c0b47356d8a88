import type { Connection } from '@/platform/db/client'
import type { Look } from '../../areas'
import { ruleAt } from '../data/rule.queries'
import { byLevel } from '../data/summary.queries'
import { shownMean } from '../domain/rule'
import { type Level, levels } from '../domain/scale'

export interface WallRatings {
  readonly level: Level
  /** `null` where nobody or too few have scored. */
  readonly mean: number | null
  /** 0 where too few have scored: how few is not told. */
  readonly answers: number
  readonly isTooFew: boolean
}

/** The three averages of an area, by the rule of the moment: the same as on the page of ratings. */
export async function wallRatings(sql: Connection, look: Look): Promise<WallRatings[]> {
  const rule = await ruleAt(sql, look.at)
  const found = await byLevel(sql, look, rule)
  return levels.map(level => {
    const { mean, reason } = shownMean(found.find(each => each.level === level) ?? { answers: 0, sum: 0 }, rule)
    const answers = found.find(each => each.level === level)?.answers ?? 0
    return { level, mean, answers: reason === null ? answers : 0, isTooFew: reason === 'too-few' }
  })
}
