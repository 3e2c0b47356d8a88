import type { Context } from 'hono'
import type { ApiEnv } from '../platform/http/api-env'
import { log } from '../platform/log'
import { Problem } from '../shared/problem'

const titles: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Content',
  503: 'Service Unavailable',
}

const answer = (status: number, body: Record<string, unknown>) =>
  new Response(JSON.stringify({ type: 'about:blank', title: titles[status] ?? 'Error', status, ...body }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  })

/** SQLSTATE classes and driver codes that mean the database cannot be reached now, not that we did something wrong. */
const isUnavailable = (error: unknown): boolean => {
  const code = (error as { code?: unknown }).code
  return typeof code === 'string' && /^(08|57P|53|CONNECT|ECONN|CONNECTION_)/.test(code)
}

/** Turns whatever a handler threw into a problem answer with a stable code; a surprise is logged and tells nothing. */
export function answerProblem(error: Error, context: Context<ApiEnv>): Response {
  const requestId = context.get('requestId')
  if (error instanceof Problem) {
    return answer(error.status, { code: error.code, detail: error.detail, requestId, ...error.extra })
  }
  if (isUnavailable(error)) {
    log().warn({ requestId, err: error }, 'database unavailable')
    return answer(503, {
      code: 'database-unavailable',
      detail: 'The database cannot be reached. Try again.',
      requestId,
    })
  }
  log().error({ requestId, err: error, path: context.req.path }, 'request failed')
  return answer(500, { code: 'internal', detail: 'Something went wrong on our side; it was logged.', requestId })
}
