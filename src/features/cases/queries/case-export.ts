import type { Clock } from '@/platform/clock'
import type { Connection } from '@/platform/db/client'
import { csvLine, csvStart } from '@/shared/csv'
import { attachment } from '@/shared/file-name'
import type { City } from '../../areas'
import { dataset, withoutPersonalData } from '../../datasets'
import { casePage, type ListedCase, type PageAfter } from '../data/case-list.queries'
import { notesOf } from '../data/supervision-note.queries'
import { parseCaseQuery } from '../domain/case-query'
import type { SupervisionNote } from '../domain/supervision-note'
import { standingOf } from './case-list'

interface Asked {
  readonly sql: Connection
  readonly city: City
  readonly clock: Clock
}

const cases = dataset('case')
const PAGE = 2000
/** A spreadsheet's own limit of rows. */
const MOST = 1_000_000

const columns: readonly (readonly [
  zh: string,
  en: string,
  read: (each: ListedCase, note: SupervisionNote | null) => unknown,
])[] = [
  ['案卷编号', 'Case number', each => each.caseNo],
  ['小类代码', 'Class code', each => each.cls],
  ['状态', 'Status', each => each.status],
  ['问题来源', 'Found by', each => each.foundBy],
  ['位置', 'Address', each => each.address],
  ['区（市）县', 'District', each => each.district],
  ['责任单位', 'Unit', each => each.unit],
  ['上报时间', 'Reported', each => each.reportedAt],
  ['立案时间', 'Filed', each => each.filedAt],
  ['派遣时间', 'Dispatched', each => each.dispatchedAt],
  ['处置截止', 'Due', each => each.limitAt],
  ['处置完成', 'Handled', each => each.handledAt],
  ['退件', 'Returned', each => each.returnCount],
  ['返工', 'Rework', each => each.reworkCount],
  ['督办', 'Supervised', each => each.supervised],
  ['督办单', 'Note', (_, note) => note?.state],
  ['督办意见', 'Note text', (_, note) => note?.text],
  ['答复时限', 'Answer due', (_, note) => note?.dueAt],
  ['答复超时', 'Answer late', (_, note) => note?.isLate],
  ['经度', 'Longitude', each => each.lng],
  ['纬度', 'Latitude', each => each.lat],
  ['问题描述', 'Text', each => each.text],
]

/** Every case of a filter as CSV, streamed page by page in one standing moment. Nothing personal is in it. */
export function exportCases(asked: Asked, search: URLSearchParams): Response {
  const query = parseCaseQuery(search)
  const zh = search.get('lang') !== 'en'
  const standing = standingOf(asked, query)
  const encoder = new TextEncoder()
  let after: PageAfter | null = null
  let sent = 0
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const header = csvLine(columns.map(([chinese, english]) => (zh ? chinese : english)))
      controller.enqueue(encoder.encode(csvStart + header))
    },
    async pull(controller) {
      const rows = await casePage(asked.sql, query, standing, { sort: query.sort, after, limit: PAGE })
      const notes = await notesOf(
        asked.sql,
        rows.map(each => each.id),
        standing.at,
      )
      const lines = rows.map(row => {
        const shown = withoutPersonalData(cases, { ...row }) as unknown as ListedCase
        return csvLine(columns.map(([, , read]) => read(shown, notes.get(row.id) ?? null)))
      })
      if (lines.length > 0) controller.enqueue(encoder.encode(lines.join('')))
      const last = rows.at(-1)
      sent += rows.length
      after = last ? { order: last.order, id: last.id } : null
      if (rows.length < PAGE || sent >= MOST) controller.close()
    },
  })
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': attachment('cases.csv'),
    },
  })
}
