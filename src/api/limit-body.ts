import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { matchedRoutes } from 'hono/route'
import type { ApiEnv } from '../platform/http/api-env'
import { Problem } from '../shared/problem'
import { operations } from './operations'
import { routeShape } from './route-shape'

/** Bytes that a form or one JSON object of ours never reaches. */
const LARGEST_BODY = 1024 * 1024

const streamed = new Set(
  operations.filter(each => each.isStreamed).map(each => `${each.method} ${routeShape(each.path)}`),
)
const limit = bodyLimit({
  maxSize: LARGEST_BODY,
  onError: () => {
    throw new Problem(413, 'too-large', `A body has at most ${LARGEST_BODY} bytes.`, { limit: LARGEST_BODY })
  },
})

/** Deliveries are streamed and may be of any size; every other body is held in memory and has an end. */
export const limitBody: MiddlewareHandler<ApiEnv> = (context, next) => {
  // What only asks has no body; to look for one would make a whole request of it, which costs as much as a tile does.
  if (context.req.method === 'GET' || context.req.method === 'HEAD') return next()
  const route = matchedRoutes(context).find(each => each.method !== 'ALL')
  const isStreamed = route && streamed.has(`${route.method.toLowerCase()} ${routeShape(route.path)}`)
  return isStreamed ? next() : limit(context, next)
}
