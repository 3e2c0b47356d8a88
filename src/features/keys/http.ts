import { type Context, Hono } from 'hono'
import { currentCity } from '@/features/areas/server'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { badRequest } from '@/shared/problem'
import { makeKey } from './commands/make-key'
import { revokeKey } from './commands/revoke-key'
import { keyList } from './queries/key-list'

const circumstances = (context: Context<ApiEnv>) => ({
  sql: database(),
  city: currentCity(),
  context: commandContext(context),
})

async function bodyOf(context: Context<ApiEnv>): Promise<unknown> {
  try {
    const text = await context.req.text()
    return text === '' ? {} : JSON.parse(text)
  } catch {
    throw badRequest('json-broken', 'The body is one JSON object')
  }
}

function reasonOf(body: unknown): string | null {
  const { reason } = (body ?? {}) as { reason?: unknown }
  return typeof reason === 'string' && reason.trim() !== '' ? reason.trim().slice(0, 500) : null
}

/** Keys of programs: listed, made, revoked. */
export const keyRoutes = new Hono<ApiEnv>()
  .use('/keys/*', async (context, next) => {
    context.header('cache-control', 'no-store')
    await next()
  })
  .get('/keys', async context =>
    context.json({ items: await keyList(database(), currentCity(), context.get('actor')), next: null }),
  )
  .post('/keys', async context => context.json(await makeKey(await bodyOf(context), circumstances(context)), 201))
  .post('/keys/:id/revoke', async context => {
    const reason = reasonOf(await bodyOf(context))
    return context.json(await revokeKey({ id: context.req.param('id'), reason }, circumstances(context)))
  })
