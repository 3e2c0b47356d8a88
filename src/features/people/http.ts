import { Hono } from 'hono'
import { z } from 'zod'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { badRequest, notFound } from '@/shared/problem'
import { changePassword } from './commands/change-password'
import { endOwnSessions } from './commands/end-sessions'
import { enterAsPersona } from './commands/enter-as-persona'
import { setUp } from './commands/set-up'
import { type Entry, signIn } from './commands/sign-in'
import { type OpenSession, sessionsOf } from './data/account.queries'
import { safeNext } from './domain/safe-next'
import { answer, browserOf, inputOf, ownSession } from './form-http'
import { accountRoutes } from './people-http'
import { administrators } from './queries/administrators'
import { openSession } from './queries/open-session'

const text = z.string().max(1000)
const credentials = z.object({ username: text, password: text, next: text.optional() })
const personaChoice = z.object({ persona: text, next: text.optional() })
const firstAdministrator = z.object({ token: text, username: text, name: text, password: text })
const newPassword = z.object({ current: text, password: text, repeated: text.optional() })

const notRepeated = () => badRequest('password-not-repeated', 'The new password was typed in two ways.')

const told = ({ account }: Pick<OpenSession, 'account'>) => ({
  id: account.id,
  username: account.username,
  name: account.name,
  roles: account.roles,
  unit: account.unit,
  post: account.post,
  area: account.area,
  persona: account.persona,
})

const entered = ({ account, cookies }: Entry, next: string) => ({
  body: { signedIn: true, person: told({ account }), mustChangePassword: account.mustChangePassword },
  cookies,
  goTo: account.mustChangePassword ? `/profile?next=${encodeURIComponent(next)}` : next,
})

/** Signing in and out, the own sessions and password, and the first administrator. */
export const peopleRoutes = new Hono<ApiEnv>()
  .route('/', accountRoutes)
  .get('/session', async context => {
    context.header('cache-control', 'no-store')
    const open = await openSession(context.req.raw.headers)
    if (!open) return context.json({ signedIn: false })
    const { session, account } = open
    return context.json({
      signedIn: true,
      person: told(open),
      mustChangePassword: account.mustChangePassword,
      session: { id: session.id, createdAt: session.createdAt, seenAt: session.seenAt },
    })
  })
  .post('/session', context =>
    answer(context, '/sign-in', async () => {
      const { next, ...input } = await inputOf(context, credentials)
      return entered(await signIn(commandContext(context), input, browserOf(context)), safeNext(next))
    }),
  )
  .post('/session/persona', context =>
    answer(context, '/sign-in', async () => {
      const { persona, next } = await inputOf(context, personaChoice)
      return entered(await enterAsPersona(commandContext(context), persona, browserOf(context)), safeNext(next))
    }),
  )
  .post('/session/end', context =>
    answer(context, '/', async () => {
      const { open, as } = await ownSession(context)
      await endOwnSessions(as, open, 'this')
      return { body: { signedIn: false }, goTo: '/sign-in' }
    }),
  )
  .get('/session/administrators', async context => {
    await ownSession(context)
    return context.json({ names: await administrators() })
  })
  .get('/session/all', async context => {
    const { open } = await ownSession(context)
    const items = await sessionsOf(database(), open.account.id)
    return context.json({ items: items.map(each => ({ ...each, isThis: each.id === open.session.id })), next: null })
  })
  .post('/session/end-others', context =>
    answer(context, '/profile', async () => {
      const { open, as } = await ownSession(context)
      return { body: { ended: await endOwnSessions(as, open, 'others') }, goTo: '/profile?done=ended' }
    }),
  )
  .post('/session/password', context =>
    answer(context, '/profile', async () => {
      const { open, as } = await ownSession(context)
      const { repeated, ...input } = await inputOf(context, newPassword)
      if (repeated !== undefined && repeated !== input.password) throw notRepeated()
      const entry = await changePassword(as, open, input, browserOf(context))
      return { ...entered(entry, '/'), goTo: open.account.mustChangePassword ? '/' : '/profile?done=password' }
    }),
  )
  .post('/session/:id/end', context =>
    answer(context, '/profile', async () => {
      const { open, as } = await ownSession(context)
      const ended = await endOwnSessions(as, open, { id: context.req.param('id') })
      if (ended === 0) throw notFound('unknown-session', 'None of your sessions is called so.')
      return { body: { ended }, goTo: '/profile?done=ended' }
    }),
  )
  .post('/set-up', context =>
    answer(context, '/set-up', async () => {
      const input = await inputOf(context, firstAdministrator)
      return entered(await setUp(commandContext(context), input, browserOf(context)), '/people')
    }),
  )
