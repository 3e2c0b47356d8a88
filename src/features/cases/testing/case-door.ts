import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { ApiEnv } from '../../../platform/http/api-env'
import { type Actor, type Client, type Person, visitor } from '../../../shared/auth'
import { Problem } from '../../../shared/problem'
import { caseRoutes } from '../http'

/** The routes of cases with actors by the name they send in `x-actor`, problems answered as the whole interface does. */
export function caseDoor(people: readonly (Person | Client)[]) {
  const known = new Map<string, Actor>(people.map(each => [each.id, each]))
  const app = new Hono<ApiEnv>()
  app.use(async (context, next) => {
    context.set('actor', known.get(context.req.header('x-actor') ?? '') ?? visitor(true))
    context.set('requestId', randomUUID())
    context.set('from', null)
    await next()
  })
  app.route('/', caseRoutes)
  app.onError((error, context) => {
    if (!(error instanceof Problem)) throw error
    const { status, code, detail, extra } = error
    return context.json({ code, detail, ...extra }, status as 400)
  })
  return app
}

export interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came
  readonly json: any
}

/** Asks over a real port. */
export async function listen(people: readonly (Person | Client)[]) {
  const server = serve({ fetch: caseDoor(people).fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise<void>(resolve => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const ask = async (actor: string, method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { 'x-actor': actor, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json')
    return { status: response.status, json: isJson ? JSON.parse(text) : text }
  }
  /** Sends bytes. */
  const send = async (actor: string, path: string, content: Uint8Array<ArrayBuffer>, type: string): Promise<Answer> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { 'x-actor': actor, 'content-type': type },
      body: content,
    })
    return { status: response.status, json: await response.json() }
  }
  return { ask, send, close: () => new Promise<void>(resolve => server.close(() => resolve())) }
}
