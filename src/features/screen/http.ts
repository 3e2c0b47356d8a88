import { Hono } from 'hono'
import { z } from 'zod'
import type { ApiEnv } from '../../platform/http/api-env'
import { scopeOfActor } from '../../shared/auth'
import { badRequest, notFound } from '../../shared/problem'
import { areaFor } from '../areas'
import { currentCity } from '../areas/server'
import { scenes } from './domain/scenes'
import { layerPoints } from './queries/layer-points'
import { mapSketch } from './queries/map-sketch'
import { sharedWall } from './queries/shared-wall'

const wallQuery = z.object({
  area: z.string().optional(),
  lang: z.enum(['zh', 'en']).default('zh'),
  scene: z.enum(scenes).optional(),
})
const pointsQuery = z.object({ area: z.string().optional() })
const layer = z.enum(['cases', 'projects', 'permits'])

/** What the wall reads again after events, and the open things of a map layer by columns. */
export const screenRoutes = new Hono<ApiEnv>()
  .get('/wall', async context => {
    const parsed = wallQuery.safeParse(context.req.query())
    if (!parsed.success) throw badRequest('query', z.prettifyError(parsed.error))
    context.header('cache-control', 'no-store')
    const actor = context.get('actor')
    const area = areaFor(actor, currentCity(), parsed.data.area || undefined)
    return context.json(
      await sharedWall({ lang: parsed.data.lang, scene: parsed.data.scene, area, own: scopeOfActor(actor) }),
    )
  })
  .get('/map/sketch', context => {
    context.header('cache-control', 'public, max-age=300')
    return context.json(mapSketch())
  })
  .get('/map/points/:layer', async context => {
    const asked = layer.safeParse(context.req.param('layer'))
    if (!asked.success) throw notFound('unknown-layer', `No map layer is called ${context.req.param('layer')}`)
    const parsed = pointsQuery.safeParse(context.req.query())
    if (!parsed.success) throw badRequest('query', z.prettifyError(parsed.error))
    context.header('cache-control', 'no-store')
    return context.json(
      await layerPoints(asked.data, areaFor(context.get('actor'), currentCity(), parsed.data.area || undefined)),
    )
  })
