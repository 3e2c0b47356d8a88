import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { alertRoutes } from '../features/alerts/http'
import { areaRoutes } from '../features/areas/http'
import { auditRoutes } from '../features/audit/http'
import { briefRoutes } from '../features/brief/http'
import { calendarRoutes } from '../features/calendar/http'
import { caseRoutes } from '../features/cases/http'
import { censusRoutes } from '../features/census/http'
import { datasetRoutes } from '../features/datasets/http'
import { deliveryRoutes } from '../features/deliveries/http'
import { demoRoutes } from '../features/demo/http'
import { deskMapRoutes } from '../features/desk-map/http'
import { dockingRoutes } from '../features/docking/http'
import { drillRoutes } from '../features/drills/http'
import { emergencyRoutes } from '../features/emergency/http'
import { evaluationRoutes } from '../features/evaluation/http'
import { flagRoutes } from '../features/flags/http'
import { indicatorRoutes } from '../features/indicators/http'
import { keyRoutes } from '../features/keys/http'
import { keyUses } from '../features/keys/server'
import { kioskRoutes } from '../features/kiosks/http'
import { layerRoutes } from '../features/layers/http'
import { matrixRoutes } from '../features/matrix/http'
import { noticeRoutes } from '../features/notices/http'
import { peopleRoutes } from '../features/people/http'
import { actorOf } from '../features/people/server'
import { projectRoutes } from '../features/projects/http'
import { ratingRoutes } from '../features/ratings/http'
import { rotaRoutes } from '../features/rota/http'
import { screenRoutes } from '../features/screen/http'
import { searchRoutes } from '../features/search/http'
import { sourceRoutes } from '../features/sources/http'
import { supervisionRoutes } from '../features/supervision/http'
import { transferRoutes } from '../features/transfers/http'
import { unitRoutes } from '../features/units/http'
import { config } from '../platform/config'
import { clock } from '../platform/current-clock'
import type { ApiEnv } from '../platform/http/api-env'
import { addressOf } from './address-of'
import { answerProblem } from './answer-problem'
import { eventRoutes } from './event-routes'
import { type HealthProbes, healthRoutes } from './health-routes'
import { limitBody } from './limit-body'
import { countRequest } from './metrics'
import { openApiDocument } from './openapi'
import { limitRate } from './rate-limits'
import { requireRight } from './require-right'

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
    context.set('from', addressOf(context, config().trustedProxies))
    const actor = await actorOf(context.req.raw.headers)
    context.set('actor', actor)
    if (actor.kind === 'client' && actor.id !== 'ingest') keyUses().note(actor.id, clock().now(), context.get('from'))
    const began = performance.now()
    await next()
    countRequest(context.req.method, context.req.routePath, context.res.status, performance.now() - began)
  })
  api.route('/', healthRoutes(probes))

  const v1 = new Hono<ApiEnv>()
  v1.use(limitRate)
  v1.use(requireRight)
  v1.use(limitBody)
  for (const routes of [
    areaRoutes,
    sourceRoutes,
    dockingRoutes,
    datasetRoutes,
    calendarRoutes,
    indicatorRoutes,
    flagRoutes,
    alertRoutes,
    projectRoutes,
    supervisionRoutes,
    demoRoutes,
    unitRoutes,
    // before those of cases, whose commands are any word after the case's number
    transferRoutes,
    caseRoutes,
    censusRoutes,
    matrixRoutes,
    rotaRoutes,
    drillRoutes,
    emergencyRoutes,
    evaluationRoutes,
    screenRoutes,
    ratingRoutes,
    deliveryRoutes,
    peopleRoutes,
    noticeRoutes,
    searchRoutes,
    keyRoutes,
    kioskRoutes,
    auditRoutes,
    briefRoutes,
    deskMapRoutes,
    layerRoutes,
    eventRoutes,
  ]) {
    v1.route('/', routes)
  }
  v1.get('/openapi.json', context => context.json(openApiDocument()))
  api.route('/api/v1', v1)
  return api
}
