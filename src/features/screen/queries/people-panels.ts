import type { Connection } from '@/platform/db/client'
import { maskedText } from '@/shared/personal'
import type { Look } from '../../areas'
import { dutyNow, newestSuggestion, ratingLevels } from '../data/people.queries'
import type { DutyPanel, RatingsPanel } from '../domain/snapshot'
import type { Names } from './names'
import { panel, provenance } from './panel'

/** Ratings come in by the day, shifts change three times a day. */
const RATINGS_STALE = 7 * 1440
const SHIFTS_STALE = 2 * 1440
const levels = ['county', 'main', 'general'] as const

export const ratingsPanel = (sql: Connection, look: Look, names: Names) =>
  panel<RatingsPanel>(sql, async inner => {
    const from = await provenance(inner, ['service_rating'], RATINGS_STALE, names)
    if (!from) return null
    const found = await ratingLevels(inner, look)
    const suggestion = await newestSuggestion(inner, look)
    return {
      from,
      answers: found.reduce((sum, level) => sum + level.answers, 0),
      levels: levels.map(level => found.find(each => each.level === level) ?? { level, mean: null, answers: 0 }),
      suggestion: suggestion && {
        text: maskedText(suggestion.text),
        unit: names.unit(suggestion.unit),
        at: suggestion.at.toISOString(),
      },
    }
  })

/** Absent while no shift of duty officers runs: an empty list would say that nobody answers. */
export const dutyPanel = (sql: Connection, look: Look, names: Names) =>
  panel<DutyPanel>(sql, async inner => {
    const from = await provenance(inner, ['patrol'], SHIFTS_STALE, names)
    const shifts = await dutyNow(inner, look)
    if (!from || shifts.length === 0) return null
    return {
      from,
      posts: shifts.length,
      present: shifts.filter(shift => shift.present).length,
      until: earliest(shifts.map(shift => shift.until)),
      rows: shifts
        .filter(shift => shift.present)
        .slice(0, 8)
        .map(shift => ({
          id: shift.id,
          post: shift.post,
          area: names.area(shift.district),
          until: shift.until?.toISOString() ?? null,
        })),
    }
  })

function earliest(moments: readonly (Date | null)[]): string | null {
  const known = moments.filter(moment => moment !== null).map(moment => moment.getTime())
  return known.length === 0 ? null : new Date(Math.min(...known)).toISOString()
}
