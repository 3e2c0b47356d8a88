import { Hono } from 'hono'
import type { ApiEnv } from '../../../platform/http/api-env'
import { Problem } from '../../../shared/problem'
import { actorOf } from '../../people/server'
import { sourceRoutes } from '../http'

export const testKey = 'a-key-for-tests-only'

/** The ingest routes alone, with problems answered as the whole interface answers them. */
export function openDoor() {
  const app = new Hono<ApiEnv>()
    .use(async (context, next) => {
      context.set('requestId', 'test')
      context.set('from', null)
      context.set('actor', await actorOf(context.req.raw.headers))
      await next()
    })
    .route('/', sourceRoutes)
  app.onError((error, context) => {
    if (!(error instanceof Problem)) throw error
    const { status, code, detail, extra } = error
    return context.json({ code, detail, ...extra }, status as 400)
  })
  return async (method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}) => {
    const response = await app.request(path, {
      method,
      headers: { authorization: `Bearer ${testKey}`, ...headers },
      ...(body === undefined ? {} : { body, duplex: 'half' }),
    } as RequestInit)
    const text = await response.text()
    const type = response.headers.get('content-type') ?? ''
    const json = type.includes('ndjson')
      ? text
          .split('\n')
          .filter(Boolean)
          .map(line => JSON.parse(line))
      : JSON.parse(text)
    return { status: response.status, json }
  }
}

/** A case with all that is required, as a JSON row. */
export const caseRow = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  caseNo: 'C1',
  cls: 'E0101',
  foundBy: 'patrol',
  status: 'reported',
  reportedAt: '2026-11-20T08:00:00+08:00',
  returnCount: 0,
  reworkCount: 0,
  extended: false,
  suspended: false,
  supervised: false,
  fastTrack: false,
  autoDispatched: false,
  refiled: false,
  district: '510104',
  ...changes,
})

/** Rows as CSV; a comma or a quote in a value is quoted. */
export function csvOf(rows: readonly Record<string, unknown>[]): string {
  const columns = [...new Set(rows.flatMap(each => Object.keys(each)))]
  const cell = (value: unknown) => {
    const text = value === null || value === undefined ? '' : String(value)
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
  }
  return [columns, ...rows.map(row => columns.map(name => row[name]))].map(line => line.map(cell).join(',')).join('\n')
}
