import type { Connection } from '@/platform/db/client'
import { maskedText } from '@/shared/personal'
import type { Look } from '../../areas'
import {
  type CaseFact,
  caseCounts,
  closedToday,
  mostOverdueCases,
  newestCases,
  reportsByHour,
} from '../../cases/server'
import type { CaseRow, CasesPanel } from '../domain/snapshot'
import type { Names } from './names'
import { panel, provenance } from './panel'

/** Cases come in all day: a quarter of an hour without any is expected at night at most. */
const STALE_AFTER_MIN = 60
const LISTED = 16

export const casesPanel = (sql: Connection, look: Look, names: Names) =>
  panel<CasesPanel & { readonly withoutPlace: number }>(sql, async inner => {
    const from = await provenance(inner, ['case'], STALE_AFTER_MIN, names)
    if (!from) return null
    const [counts, hours, closed, newest, latest] = await Promise.all([
      caseCounts(inner, look),
      reportsByHour(inner, look),
      closedToday(inner, look),
      newestCases(inner, look, LISTED),
      mostOverdueCases(inner, look, LISTED),
    ])
    const day = (week: number) =>
      Array.from({ length: 24 }, (_, hour) => hours.find(each => each.week === week && each.hour === hour)?.cases ?? 0)
    const row = (fact: CaseFact): CaseRow => ({
      id: fact.id,
      name: names.caseClass(fact.cls),
      address: fact.address === null ? null : maskedText(fact.address),
      district: names.area(fact.district),
      status: fact.status,
      at: fact.at.toISOString(),
      hoursOver: fact.hoursOver,
    })
    const today = day(0)
    return {
      from,
      ...counts,
      closedToday: closed,
      reportedToday: today.reduce((sum, cases) => sum + cases, 0),
      today,
      weekAgo: day(1),
      newest: newest.map(row),
      latest: latest.map(row),
    }
  })
