import { seesArea } from '@/features/areas'
import { currentCity } from '@/features/areas/server'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import type { Actor } from '@/shared/auth'
import { badRequest } from '@/shared/problem'
import { heatMap } from './queries/heat-map'
import { indexPage } from './queries/index-page'
import { indicatorQuery } from './queries/indicator-query'
import { liveCells } from './queries/live-cells'
import { csvOf, type Sheet, xlsxOf } from './ui/list/export-file'
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
  actor: Actor,
  type: keyof typeof types,
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
      ? heatSheet(await heatMap(database(), city, query, now, code => seesArea(actor, city, code)), rows, names)
      : listSheet(rows, names)
  const stamp = listFormat(lang, city.timezone).stamp(page.at ?? page.now)
  const moment = page.period?.name ?? stamp.replace(' ', 'T').replace(':', '')
  const name = `${names.title}-${page.area[lang]}-${moment}.${type}`
  return new Response(type === 'csv' ? csvOf(sheet) : new Uint8Array(xlsxOf(sheet, names.title)), {
    headers: {
      'content-type': types[type],
      'content-disposition': `attachment; filename="index-${page.area.code}.${type}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'cache-control': 'no-store',
    },
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
