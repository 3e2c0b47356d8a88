import { Hono } from 'hono'
import { z } from 'zod'
import { writeAudit } from '../../platform/audit'
import { clock } from '../../platform/current-clock'
import { type ApiEnv, commandContext } from '../../platform/http/api-env'
import { scopeOfActor } from '../../shared/auth'
import { attachment } from '../../shared/file-name'
import { badRequest, notFound } from '../../shared/problem'
import { areaFor, scopeOf } from '../areas'
import { currentCity } from '../areas/server'
import { pictureQuery } from './domain/picture'
import { scenes } from './domain/scenes'
import { layerPoints } from './queries/layer-points'
import { mapSketch } from './queries/map-sketch'
import { scenePicture } from './queries/scene-picture'
import { sharedWall } from './queries/shared-wall'

const wallQuery = z.object({
  area: z.string().optional(),
  lang: z.enum(['zh', 'en']).default('zh'),
  scene: z.enum(scenes).optional(),
})
const words = z
  .string()
  .default('')
  .transform(text => text.split(',').filter(Boolean))
const pointsQuery = z.object({ area: z.string().optional(), cls: words, status: words, stage: words })
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
  .get('/screen.png', async context => {
    const parsed = pictureQuery.safeParse(context.req.query())
    if (!parsed.success) throw badRequest('query', z.prettifyError(parsed.error))
    const [actor, city] = [context.get('actor'), currentCity()]
    const area = areaFor(actor, city, parsed.data.area || undefined)
    scopeOf(city, area)
    // the page is opened by cookie: a key has none
    if (actor.kind === 'client') throw badRequest('needs-session', 'Pictures are taken for people who are signed in.')
    const query = { ...parsed.data, area }
    const picture = await scenePicture(query, context.req.header('cookie') ?? null)
    const subject = `scene:${query.scene}`
    await writeAudit(commandContext(context), { action: 'screen.picture', subject, after: query })
    const name = `${city.name[query.lang]} ${query.scene} ${clock().now().toISOString().slice(0, 16).replace(':', '')}.png`
    return context.body(new Uint8Array(picture), 200, {
      'content-type': 'image/png',
      'content-disposition': attachment(name),
      'cache-control': 'no-store',
    })
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
    const { area, ...filter } = parsed.data
    return context.json(
      await layerPoints(asked.data, areaFor(context.get('actor'), currentCity(), area || undefined), filter),
    )
  })
