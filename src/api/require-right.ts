import type { MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import type { ApiEnv } from '../platform/http/api-env'
import { type AnyPermission, authorize } from '../shared/auth'
import { Problem } from '../shared/problem'
import { operations } from './operations'
import { routeShape } from './route-shape'

const rights = new Map(operations.map(each => [`${each.method} ${routeShape(each.path)}`, each.may]))

/** The right that an operation names; `path` as a router writes it. */
export const rightOf = (method: string, path: string): AnyPermission | undefined =>
  rights.get(`${method.toLowerCase()} ${routeShape(path)}`)

/** Asks for the right that the operation names, before its handler runs. A route nobody described is refused to everyone. */
export const requireRight: MiddlewareHandler<ApiEnv> = async (context, next) => {
  const route = matchedRoutes(context).find(each => each.method !== 'ALL')
  if (!route) return next()
  const right = rightOf(route.method, route.path)
  if (!right) throw new Problem(403, 'unlisted-route', 'No right is declared for this operation, so nobody has it.')
  authorize(context.get('actor'), right)
  await next()
}
