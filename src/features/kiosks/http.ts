import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { bodyOf } from '@/platform/http/body-of'
import { parsed } from '@/shared/parsed'
import { currentCity } from '../areas/server'
import { acceptEnrolment } from './commands/accept-enrolment'
import { beginEnrolment } from './commands/begin-enrolment'
import { claimEnrolment } from './commands/claim-enrolment'
import { revokeKiosk } from './commands/revoke-kiosk'
import { savePlaylist } from './commands/save-playlist'
import { showOnKiosk } from './commands/show-on-kiosk'
import { screensPage } from './queries/screens-page'

type Call = Context<ApiEnv>

const circumstances = (context: Call) => ({ sql: database(), city: currentCity(), context: commandContext(context) })
const claim = z.object({ secret: z.string().min(20).max(100) })
const ending = z.object({ reason: z.string().trim().min(1).max(500) })

/** Screens: how one is let in, listed, sent something, revoked; the playlists they may run. */
export const kioskRoutes = new Hono<ApiEnv>()
  .use('/screens/*', async (context, next) => {
    context.header('cache-control', 'no-store')
    await next()
  })
  .get('/screens', async context => {
    const page = await screensPage(database(), currentCity(), context.get('actor'), clock().now())
    return context.json({ items: page.kiosks, playlists: page.playlists, next: null })
  })
  .post('/screens', async context =>
    context.json(await acceptEnrolment(await bodyOf(context.req), circumstances(context)), 201),
  )
  .post('/screens/enrolments', async context => context.json(await beginEnrolment(database()), 201))
  .post('/screens/enrolments/claim', async context => {
    const { secret } = parsed(claim, await bodyOf(context.req))
    const browser = { userAgent: context.req.header('user-agent') ?? null }
    const { cookies, goTo } = await claimEnrolment(database(), commandContext(context), secret, browser)
    for (const cookie of cookies) context.header('set-cookie', cookie, { append: true })
    return context.json({ goTo })
  })
  .post('/screens/playlists', async context =>
    context.json(await savePlaylist(await bodyOf(context.req), circumstances(context)), 201),
  )
  .post('/screens/:id/show', async context =>
    context.json({
      shown: await showOnKiosk(context.req.param('id'), await bodyOf(context.req), circumstances(context)),
    }),
  )
  .post('/screens/:id/revoke', async context => {
    const { reason } = parsed(ending, await bodyOf(context.req))
    await revokeKiosk(context.req.param('id'), reason, circumstances(context))
    return context.json({ ok: true })
  })
