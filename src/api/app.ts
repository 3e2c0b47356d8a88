import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { areaRoutes } from '../features/areas/http'
import { datasetRoutes } from '../features/datasets/http'
import { flagRoutes } from '../features/flags/http'
import { indicatorRoutes } from '../features/indicators/http'
import { layerRoutes } from '../features/layers/http'
import { screenRoutes } from '../features/screen/http'
import { sourceRoutes } from '../features/sources/http'
import { unitRoutes } from '../features/units/http'
import type { ApiEnv } from '../platform/http/api-env'
import { answerProblem } from './answer-problem'
import { eventRoutes } from './event-routes'
import { type HealthProbes, healthRoutes } from './health-routes'
import { countRequest } from './metrics'
import { openApiDocument } from './openapi'

/** The whole HTTP interface: health outside, everything else under `/api/v1`. */
export function createApi(probes: HealthProbes): Hono<ApiEnv> {
  const api = new Hono<ApiEnv>()
  api.onError(answerProblem)
  api.notFound(context =>
    context.json(
      {
        type: 'about:blank',
        title: 'Not Found',
        status: 404,
        code: 'no-route',
        detail: `${context.req.method} ${context.req.path} does not exist`,
      },
      404,
      {
        'content-type': 'application/problem+json',
      },
    ),
  )
  api.use(async (context, next) => {
    const requestId = randomUUID()
    context.set('requestId', requestId)
    context.header('x-request-id', requestId)
    const began = performance.now()
    await next()
    countRequest(context.req.method, context.req.routePath, context.res.status, performance.now() - began)
  })
  api.route('/', healthRoutes(probes))

  const v1 = new Hono<ApiEnv>()
  for (const routes of [
    areaRoutes,
    sourceRoutes,
    datasetRoutes,
    indicatorRoutes,
    flagRoutes,
    unitRoutes,
    screenRoutes,
    layerRoutes,
    eventRoutes,
  ]) {
    v1.route('/', routes)
  }
  v1.get('/openapi.json', context => context.json(openApiDocument()))
  api.route('/api/v1', v1)
  return api
}
