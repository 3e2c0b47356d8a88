import { Hono } from 'hono'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { addAccount } from './commands/add-account'
import { changeAccount } from './commands/change-account'
import { disableAccount, enableAccount } from './commands/disable-account'
import { resetPassword } from './commands/reset-password'
import { accountContent, newAccount } from './domain/account-input'
import { inputOf } from './form-http'
import { peopleList } from './queries/people-list'

/** Accounts, for administrators. A one-time password is in the answer that made it and nowhere else. */
export const accountRoutes = new Hono<ApiEnv>()
  .get('/people', async context => context.json({ items: await peopleList(context.get('actor')), next: null }))
  .post('/people', async context => {
    context.header('cache-control', 'no-store')
    return context.json(await addAccount(commandContext(context), await inputOf(context, newAccount)), 201)
  })
  .put('/people/:id', async context => {
    const input = await inputOf(context, accountContent)
    await changeAccount(commandContext(context), context.req.param('id'), input)
    return context.json({ id: context.req.param('id'), ...input })
  })
  .post('/people/:id/disable', async context => {
    await disableAccount(commandContext(context), context.req.param('id'))
    return context.json({ id: context.req.param('id'), isDisabled: true })
  })
  .post('/people/:id/enable', async context => {
    await enableAccount(commandContext(context), context.req.param('id'))
    return context.json({ id: context.req.param('id'), isDisabled: false })
  })
  .post('/people/:id/one-time-password', async context => {
    context.header('cache-control', 'no-store')
    return context.json(await resetPassword(commandContext(context), context.req.param('id')))
  })
