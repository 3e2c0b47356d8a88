import { seesArea } from '@/features/areas'
import { currentCity } from '@/features/areas/server'
import { writeAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { csvOf, type Sheet, xlsxOf } from '@/platform/sheet-file'
import type { Actor } from '@/shared/auth'
import { attachment } from '@/shared/file-name'
import { badRequest } from '@/shared/problem'
import { heatMap } from './queries/heat-map'
import { indexPage } from './queries/index-page'
import { indicatorQuery } from './queries/indicator-query'
import { liveCells } from './queries/live-cells'
import { mayReadRows } from './queries/may-read-rows'
import { indicatorRowsCsv } from './queries/one-page-csv'
import { exportNames } from './ui/list/export-names'
import { heatSheet, listSheet } from './ui/list/export-sheet'
import { listFormat } from './ui/list/list-format'
import { pageOptions } from './ui/list/options.view'
import { selectRows } from './ui/list/select-rows.view'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** `GET /indicators/export.csv` and `.xlsx`: what the page of the same address shows, in its order. @throws Problem 400 */
export async function exportIndicators(
  search: URLSearchParams,
  type: keyof typeof types,
  context: CommandContext,
): Promise<Response> {
  const city = currentCity()
  const lang = search.get('lang') === 'en' ? 'en' : 'zh'
  const query = indicatorQuery(city, search)
  const now = clock().now()
  const options = pageOptions(search)
  const page = await indexPage(database(), city, query, now)
  const rows = selectRows(page.rows, options, lang)
  const names = exportNames(lang)
  const sheet: Sheet =
    options.view === 'heat'
      ? heatSheet(await heatMap(database(), city, query, now, code => seesArea(context.actor, city, code)), rows, names)
      : listSheet(rows, names)
  const stamp = listFormat(lang, city.timezone).stamp(page.at ?? page.now)
  const moment = page.period?.name ?? stamp.replace(' ', 'T').replace(':', '')
  const name = `${names.title}-${page.area[lang]}-${moment}.${type}`
  const after = { file: name, rows: rows.length, search: search.toString() }
  await writeAudit(context, { action: 'index.export', subject: `area:${page.area.code}`, after })
  return new Response(type === 'csv' ? csvOf(sheet) : new Uint8Array(xlsxOf(sheet, names.title)), {
    headers: {
      'content-type': types[type],
      'content-disposition': attachment(name),
      'cache-control': 'no-store',
    },
  })
}

/** `GET /indicators/{code}/records.csv`: the rows behind a part of a value, streamed. @throws Problem 400, 404 */
export async function exportRows(code: string, search: URLSearchParams, context: CommandContext): Promise<Response> {
  await mayReadRows(database(), context.actor, code, context.clock.now())
  const rows = await indicatorRowsCsv(code, search)
  const file = `${code}-${search.get('part')}.csv`
  const after = { file, search: search.toString() }
  await writeAudit(context, { action: 'index.export', subject: `indicator:${code}`, after })
  return new Response(rows, {
    headers: { 'content-type': types.csv, 'content-disposition': attachment(file), 'cache-control': 'no-store' },
  })
}

/** `GET /indicators/live`: cells that changed since a moment, with the index. @throws Problem 400 */
export async function changedCells(search: URLSearchParams): Promise<Response> {
  const city = currentCity()
  const after = new Date(search.get('after') ?? Number.NaN)
  if (Number.isNaN(after.getTime()))
    throw badRequest('bad-parameter', 'after is a moment such as 2026-11-21T08:00:00Z', { parameter: 'after' })
  const { area } = indicatorQuery(city, search)
  return Response.json(await liveCells(database(), city, area.area, after, clock().now()))
}

/** `GET /indicators/heat-map`: every indicator in the city, its districts and management bodies, as far as one may see them. @throws Problem 400 */
export async function indicatorHeatMap(search: URLSearchParams, actor: Actor): Promise<Response> {
  const city = currentCity()
  const query = indicatorQuery(city, search)
  const sees = (code: string) => seesArea(actor, city, code)
  return Response.json(await heatMap(database(), city, query, clock().now(), sees))
}
