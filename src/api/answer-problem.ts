import type { Context } from 'hono'
import { denials, noteDenied } from '../platform/audit'
import { type ApiEnv, commandContext } from '../platform/http/api-env'
import { log } from '../platform/log'
import { Denied, visitor } from '../shared/auth'
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
  429: 'Too Many Requests',
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

/** Codes of refusals that are no missing right: a key we do not take, a record out of the sender's reach. */
const refusals: Readonly<Record<string, string>> = {
  'key-wrong': 'key.use',
  'key-expired': 'key.use',
  'key-revoked': 'key.use',
  'unlisted-route': 'route.use',
  scope: 'record.deliver',
}

/** A refusal leaves an audit entry. */
async function writeDown(problem: Problem, context: Context<ApiEnv>): Promise<void> {
  const subject = `${context.req.method} ${context.req.path}`
  if (problem instanceof Denied) return noteDenied(problem, commandContext(context), subject)
  const action = refusals[problem.code]
  if (!action) return
  // A key that is not taken is refused before anybody is known.
  const asked = commandContext(context)
  await denials().note({
    context: { ...asked, actor: asked.actor ?? visitor(false) },
    action,
    subject,
    code: problem.code,
  })
}

/** Turns whatever a handler threw into a problem answer with a stable code; a surprise is logged and tells nothing. */
export async function answerProblem(error: Error, context: Context<ApiEnv>): Promise<Response> {
  const requestId = context.get('requestId')
  if (error instanceof Problem) {
    await writeDown(error, context)
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
