import type { Connection } from '@/platform/db/client'
import { maskedText } from '@/shared/personal'
import { localDay, startOfLocalDay } from '@/shared/time'
import type { City, Look } from '../../areas'
import { wallRatings } from '../../ratings/server'
import { dutyNow } from '../../rota/server'
import { OWN_SOURCE } from '../../sources/server'
import { newestSuggestion, reportedShifts } from '../data/people.queries'
import type { DutyPanel, RatingsPanel } from '../domain/snapshot'
import type { Names } from './names'
import { panel, provenance } from './panel'

/** Ratings come in by the day, shifts change three times a day. */
const RATINGS_STALE = 7 * 1440
const SHIFTS_STALE = 2 * 1440

const startOfDay = ({ timeZone }: Look, iso: string | null): string | null =>
  iso === null ? null : new Date(startOfLocalDay(timeZone, localDay(timeZone, Date.parse(iso)))).toISOString()

export const ratingsPanel = (sql: Connection, look: Look, names: Names) =>
  panel<RatingsPanel>(sql, async inner => {
    const from = await provenance(inner, ['service_rating'], RATINGS_STALE, names)
    if (!from) return null
    const levels = await wallRatings(inner, look)
    const suggestion = await newestSuggestion(inner, look)
    return {
      // the newest words and the minute at which they came would tell who wrote them: the day is enough
      from: { ...from, updatedAt: startOfDay(look, from.updatedAt) },
      answers: levels.reduce((sum, level) => sum + level.answers, 0),
      levels,
      suggestion: suggestion && {
        text: maskedText(suggestion.text),
        unit: names.unit(suggestion.unit),
        at: suggestion.at.toISOString(),
      },
    }
  })

/** The city's own plan of duty; it is read now, whoever sent what, so it is never stale. */
async function plannedDuty(sql: Connection, city: City, look: Look, names: Names, lang: 'zh' | 'en') {
  const { items } = await dutyNow(sql, city, look.at)
  const posts = items.filter(each => each.by !== 'standing')
  if (posts.length === 0) return null
  const manned = posts.filter(each => each.person !== null)
  return {
    from: {
      source: names.source(OWN_SOURCE),
      sources: 1,
      updatedAt: look.at.toISOString(),
      staleAfterMin: SHIFTS_STALE,
    },
    posts: posts.length,
    present: manned.length,
    until: earliest(posts.map(each => (each.to === null ? null : new Date(each.to)))),
    rows: manned.map(each => ({
      id: each.post,
      post: each.name[lang],
      phone: each.phone,
      area: null,
      until: each.to,
    })),
  }
}

/**
 * Who answers now: of the whole city by its plan, posts with their telephones; of a part by the shifts that are
 * reported there. Absent where neither says anybody: an empty list would say that nobody answers.
 */
export const dutyPanel = (sql: Connection, city: City, look: Look, names: Names, lang: 'zh' | 'en') =>
  panel<DutyPanel>(sql, async inner => {
    const planned = look.scope.kind === 'all' ? await plannedDuty(inner, city, look, names, lang) : null
    if (planned) return planned
    const from = await provenance(inner, ['patrol'], SHIFTS_STALE, names)
    const shifts = await reportedShifts(inner, look)
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
          phone: null,
          area: names.area(shift.district),
          until: shift.until?.toISOString() ?? null,
        })),
    }
  })

function earliest(moments: readonly (Date | null)[]): string | null {
  const known = moments.filter(moment => moment !== null).map(moment => moment.getTime())
  return known.length === 0 ? null : new Date(Math.min(...known)).toISOString()
}
