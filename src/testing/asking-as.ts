import { Hono } from 'hono'
import { answerProblem } from '@/api/answer-problem'
import type { ApiEnv } from '@/platform/http/api-env'
import { type Actor, visitor } from '@/shared/auth'

/** A feature's routes alone, asked by somebody: an onlooker of the demo, who may read everything, unless said otherwise. */
export function askingAs(routes: Hono<ApiEnv>, actor: Actor = visitor(true)): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>()
  app.onError(answerProblem)
  app.use(async (context, next) => {
    context.set('actor', actor)
    context.set('requestId', 'test')
    context.set('from', null)
    await next()
  })
  return app.route('/', routes)
}
