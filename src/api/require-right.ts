import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { ApiEnv } from '../platform/http/api-env'
import { authorize } from '../shared/auth'
import { Problem } from '../shared/problem'
import { operations } from './operations'
import { routeShape } from './route-shape'

const rights = new Map(operations.map(each => [`${each.method} ${routeShape(each.path)}`, each.may]))

/** Asks for the right that the operation names, before its handler runs. A route nobody described is refused to everyone. */
export const requireRight: MiddlewareHandler<ApiEnv> = async (context, next) => {
  const route = matchedRoutes(context).find(each => each.method !== 'ALL')
  if (!route) return next()
  const right = rights.get(`${route.method.toLowerCase()} ${routeShape(route.path)}`)
  if (!right) throw new Problem(403, 'unlisted-route', 'No right is declared for this operation, so nobody has it.')
  authorize(context.get('actor'), right)
  await next()
}
