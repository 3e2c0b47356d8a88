import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { authorize } from '@/shared/auth'
import { badRequest, Problem } from '@/shared/problem'
import { areaFor } from '../areas'
import { currentCity } from '../areas/server'
import { actOnFollowUp } from './commands/act-on-follow-up'
import { changeRule, ruleSchema } from './commands/change-rule'
import { invite } from './commands/invite'
import { revokeInvitation } from './commands/revoke-invitation'
import { roundSchema, startRound } from './commands/start-round'
import { submitRating } from './commands/submit-rating'
import { answerSchema } from './domain/answer'
import { followUpCommands } from './domain/follow-up'
import { readingRatings, supervisingRatings } from './domain/policies'
import { moments } from './domain/scale'
import { followUpList } from './queries/follow-up-list'
import { listInvitations, listRounds, ruleVersions } from './queries/invitations'
import { ratingPage } from './queries/rating-page'
import { ratingsSummary } from './queries/ratings-summary'
import { addressSalt } from './queries/salt'

type Call = Context<ApiEnv>

const LISTED = 200
const summaryQuery = z.object({ area: z.string().optional(), at: z.iso.datetime({ offset: true }).optional() })
const invitationSchema = z.object({ projectCode: z.string().min(1).max(64), moment: z.enum(moments).default('own') })
const followUpSchema = z.object({
  expectedVersion: z.number().int().min(1).optional(),
  text: z.string().optional(),
  token: z.string().optional(),
})

/** @throws Problem 400 `json-broken`, 422 `bad-body` with what is wrong where */
async function body<T>(context: Call, schema: z.ZodType<T>): Promise<T> {
  const value = await context.req.json().catch(() => {
    throw badRequest('json-broken', 'The body is one JSON object')
  })
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
  throw new Problem(422, 'bad-body', issues.map(each => `${each.field}: ${each.message}`).join('; '), { issues })
}

const place = () => ({ sql: database(), city: currentCity() })

/** Scores of investors: the link's screen, the summary, what became of words, rounds and the rule. */
export const ratingRoutes = new Hono<ApiEnv>()
  .get('/ratings/summary', async context => {
    const parsed = summaryQuery.safeParse(context.req.query())
    if (!parsed.success) throw badRequest('bad-parameter', z.prettifyError(parsed.error))
    authorize(context.get('actor'), readingRatings)
    const { at } = parsed.data
    const area = areaFor(context.get('actor'), currentCity(), parsed.data.area || undefined)
    return context.json(
      await ratingsSummary(database(), currentCity(), { area, at: at ? new Date(at) : clock().now() }),
    )
  })
  .get('/ratings/follow-ups', async context =>
    context.json({
      items: await followUpList(database(), currentCity(), context.get('actor'), clock().now()),
      next: null,
    }),
  )
  .post('/ratings/follow-ups/:ratingNo/:command', async context => {
    const command = followUpCommands.find(each => each === context.req.param('command'))
    if (!command) throw badRequest('unknown-command', `A follow-up knows ${followUpCommands.join(', ')}`)
    const input = await body(context, followUpSchema)
    const { invitationId: _, ...done } = await actOnFollowUp(place(), commandContext(context), {
      ...input,
      ratingNo: context.req.param('ratingNo'),
      command,
    })
    return context.json(done)
  })
  .get('/ratings/invitations', async context => {
    authorize(context.get('actor'), supervisingRatings)
    return context.json({ items: await listInvitations(database(), LISTED), next: null })
  })
  .post('/ratings/invitations', async context =>
    context.json(await invite(database(), commandContext(context), await body(context, invitationSchema)), 201),
  )
  .post('/ratings/invitations/:id/revoke', async context => {
    await revokeInvitation(database(), commandContext(context), context.req.param('id'))
    return context.json({ ok: true })
  })
  .get('/ratings/rounds', async context => {
    authorize(context.get('actor'), supervisingRatings)
    return context.json({ items: await listRounds(database(), LISTED), next: null })
  })
  .post('/ratings/rounds', async context =>
    context.json(await startRound(database(), commandContext(context), await body(context, roundSchema)), 201),
  )
  .get('/ratings/rule', async context => context.json({ items: await ruleVersions(database()), next: null }))
  .post('/ratings/rule', async context =>
    context.json(await changeRule(database(), commandContext(context), await body(context, ruleSchema)), 201),
  )
  .get('/ratings/:token', async context => {
    context.header('cache-control', 'no-store')
    const asked = { token: context.req.param('token'), at: clock().now(), from: context.get('from') }
    return context.json(await ratingPage(database(), currentCity(), asked))
  })
  .post('/ratings/:token', async context => {
    const answer = await body(context, answerSchema)
    const done = await submitRating(
      { ...place(), salt: await addressSalt() },
      commandContext(context),
      context.req.param('token'),
      answer,
    )
    return context.json(done, 201)
  })
