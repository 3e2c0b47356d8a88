import { type Context, Hono } from 'hono'
import { renderSVG } from 'uqr'
import { z } from 'zod'
import { config } from '@/platform/config'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { type ApiEnv, commandContext } from '@/platform/http/api-env'
import { bodyOf } from '@/platform/http/body-of'
import { authorize } from '@/shared/auth'
import { attachment } from '@/shared/file-name'
import { badRequest, notFound, Problem } from '@/shared/problem'
import { areaFor } from '../areas'
import { currentCity } from '../areas/server'
import { actOnFollowUp } from './commands/act-on-follow-up'
import { askUnasked } from './commands/ask-unasked'
import { changeRule, ruleSchema } from './commands/change-rule'
import { invite } from './commands/invite'
import { keepFile } from './commands/keep-file'
import { revokeInvitation } from './commands/revoke-invitation'
import { roundSchema, startRound } from './commands/start-round'
import { submitRating } from './commands/submit-rating'
import type { KeptFile } from './data/file.queries'
import { answerSchema } from './domain/answer'
import { extensions, FILE_BYTES } from './domain/file-type'
import { followUpCommands } from './domain/follow-up'
import { readingRatings, supervisingRatings } from './domain/policies'
import { moments } from './domain/scale'
import { followUpList } from './queries/follow-up-list'
import { invitationSheets } from './queries/invitation-sheets'
import { listInvitations, listRounds, ruleVersions } from './queries/invitations'
import { openSummary } from './queries/open-summary'
import { ownPage } from './queries/own-page'
import { ratingFile } from './queries/rating-file'
import { ratingPage } from './queries/rating-page'
import { ratingsSummary } from './queries/ratings-summary'
import { addressSalt, linkSecret } from './queries/secrets'

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
  const value = await bodyOf(context.req)
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }))
  throw new Problem(422, 'bad-body', issues.map(each => `${each.field}: ${each.message}`).join('; '), { issues })
}

const linkPlace = async () => ({ sql: database(), secret: await linkSecret() })
/** The address people use, without its end. */
const publicUrl = (asked: string): string => (config().publicUrl ?? new URL(asked).origin).replace(/\/+$/, '')

/** A body that says nothing of its length is read no further than a file may be long. */
async function bytesOf(context: Call): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of context.req.raw.body ?? []) {
    length += part.length
    if (length > FILE_BYTES) throw new Problem(413, 'too-large', 'A file has at most 6 MB.')
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}

/** A file as it may be shown anywhere: it runs nothing, is kept by no cache, and its name says nothing. */
function sendFile(context: Call, { type, content }: KeptFile, id: string) {
  const name = `${id.slice(0, 8)}.${extensions[type]}`
  return context.body(new Uint8Array(content), 200, {
    'content-type': type,
    'content-disposition': type === 'application/pdf' ? attachment(name) : 'inline',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
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
  .get('/ratings/follow-ups/:ratingNo/files/:id', async context => {
    const { ratingNo, id } = context.req.param()
    return sendFile(
      context,
      await ratingFile(database(), context.get('actor'), { ratingNo, id, at: clock().now() }),
      id,
    )
  })
  .get('/ratings/invitations', async context => {
    authorize(context.get('actor'), supervisingRatings)
    return context.json({ items: await listInvitations(database(), LISTED), next: null })
  })
  .post('/ratings/invitations', async context =>
    context.json(await invite(await linkPlace(), commandContext(context), await body(context, invitationSchema)), 201),
  )
  .get('/ratings/invitations/:id/code.svg', async context => {
    const { id } = context.req.param()
    const [sheet] = await invitationSheets(await linkPlace(), context.get('actor'), { ids: [id], at: clock().now() })
    if (!sheet?.token) throw notFound('unknown-link', 'No open link has this number')
    return context.body(renderSVG(`${publicUrl(context.req.url)}/rate/${sheet.token}`, { border: 2 }), 200, {
      'content-type': 'image/svg+xml',
      'content-disposition': attachment(`rating-${id.slice(0, 8)}.svg`),
      'cache-control': 'private, no-store',
    })
  })
  .post('/ratings/invitations/:id/revoke', async context => {
    await revokeInvitation(database(), commandContext(context), context.req.param('id'))
    return context.json({ ok: true })
  })
  .get('/ratings/rounds', async context => {
    authorize(context.get('actor'), supervisingRatings)
    return context.json({ items: await listRounds(database(), LISTED), next: null })
  })
  .post('/ratings/rounds', async context =>
    context.json(await startRound(await linkPlace(), commandContext(context), await body(context, roundSchema)), 201),
  )
  .get('/ratings/rule', async context => context.json({ items: await ruleVersions(database()), next: null }))
  .post('/ratings/rule', async context =>
    context.json(await changeRule(database(), commandContext(context), await body(context, ruleSchema)), 201),
  )
  .get('/ratings/open', async context => {
    context.header('cache-control', 'public, max-age=300')
    return context.json(await openSummary(database(), currentCity(), clock().now()))
  })
  .get('/ratings/:token/own', async context => {
    context.header('cache-control', 'no-store')
    return context.json(
      await ownPage(database(), currentCity(), { token: context.req.param('token'), at: clock().now() }),
    )
  })
  .post('/ratings/:token/own', async context => {
    const { projectCode } = await body(context, z.object({ projectCode: z.string().min(1).max(64) }))
    const asked = { token: context.req.param('token'), projectCode }
    return context.json(await askUnasked(await linkPlace(), commandContext(context), asked), 201)
  })
  .post('/ratings/:token/files', async context => {
    if (Number(context.req.header('content-length') ?? 0) > FILE_BYTES)
      throw new Problem(413, 'too-large', 'A file has at most 6 MB.')
    const content = await bytesOf(context)
    return context.json(await keepFile(database(), commandContext(context), context.req.param('token'), content), 201)
  })
  .get('/ratings/:token/files/:ratingNo/:id', async context => {
    const { token, ratingNo, id } = context.req.param()
    return sendFile(
      context,
      await ratingFile(database(), context.get('actor'), { token, ratingNo, id, at: clock().now() }),
      id,
    )
  })
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
