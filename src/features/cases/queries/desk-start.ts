import type { Clock } from '@/platform/clock'
import type { Sql } from '@/platform/db/client'
import { logBounds } from '@/platform/events/data/read-events'
import type { City } from '../../areas'
import type { CaseNames } from '../domain/case-names'
import type { CaseListQuery, NoteFilter } from '../domain/case-query'
import type { CaseCounter } from '../domain/counters'
import { type CasePage, caseList, caseNumbers, noteNumbers } from './case-list'

export interface DeskStart {
  readonly page: CasePage
  readonly numbers: Record<CaseCounter | 'withoutPlace', number>
  readonly notes: Record<NoteFilter, number>
  /** Last event that these numbers contain. */
  readonly seq: number
  readonly names: CaseNames
}

/** What a desk begins with: the queue, its numbers, and the number of the log they belong to, of one state. */
export const deskStart = (
  { sql, city, clock }: { sql: Sql; city: City; clock: Clock },
  query: CaseListQuery,
  lang: 'zh' | 'en',
): Promise<DeskStart> =>
  sql.begin('isolation level repeatable read read only', async tx => {
    const asked = { sql: tx, city, clock }
    const { newest } = await logBounds(tx)
    const page = await caseList(asked, query)
    const all = { counters: [], statuses: [], ...(query.area ? { area: query.area } : {}) }
    const numbers = await caseNumbers(asked, all)
    const notes = await noteNumbers(asked, all)
    return { page: plain(page), numbers, notes, seq: newest, names: caseNames(city, lang) }
  })

/** As a browser gets it: moments as texts. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** Names of classes, units and areas in a language: what lists and forms of cases speak in. */
export function caseNames(city: City, lang: 'zh' | 'en'): CaseNames {
  const named = (areas: readonly { readonly code: string; readonly name: { zh: string; en: string } }[]) =>
    Object.fromEntries(areas.map(({ code, name }) => [code, name[lang]]))
  return {
    classes: Object.fromEntries([...city.classes.values()].map(each => [each.code, each.name[lang]])),
    units: Object.fromEntries(
      [...city.units.values()].map(({ code, name, phone, kind, district }) => [
        code,
        { name: name[lang], phone, kind, district },
      ]),
    ),
    areas: { ...named(city.districts), ...named(city.ofKind('street')) },
    timeZone: city.timezone,
  }
}
