import { type Context, Hono } from 'hono'
import { currentCity } from '@/features/areas/server'
import { config } from '@/platform/config'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import { type ApiEnv, originOf } from '@/platform/http/api-env'
import { bodyOf } from '@/platform/http/body-of'
import { ensureIngestKey } from '@/platform/ingest-key'
import { singleton } from '@/platform/singleton'
import { type Actor, authorize } from '@/shared/auth'
import { badRequest } from '@/shared/problem'
import { readDraft, readSignature } from './commands/check-draft'
import { previewChange } from './commands/preview-change'
import { publishChange } from './commands/publish-change'
import { editingIndex } from './domain/policies'
import { checkedFormula, readFormulaQuestion } from './queries/checked-formula'
import { indexVersions, indicatorVersions } from './queries/version-history'

/** Seals a preview, so that what is published is what was shown. */
const sealingSecret = async (): Promise<string> => {
  const { value } = await singleton('ingest-key', () => {
    const { dataDir, ingestKey: given } = config()
    return ensureIngestKey({ dataDir, given })
  })
  return value
}

function changesQuery(context: Context<ApiEnv>) {
  const { limit: written = '100', cursor } = context.req.query()
  const limit = Number(written)
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
    throw badRequest('bad-parameter', 'limit is a whole number from 1 to 1000', { parameter: 'limit' })
  return cursor === undefined ? { limit } : { limit, cursor }
}

const editing = async (context: Context<ApiEnv>) => ({
  sql: database(),
  city: currentCity(),
  clock: clock(),
  secret: await sealingSecret(),
  origin: originOf(context),
})

/** Whoever is signed in signs by name, whatever the body says; a program says for whom it publishes. */
const signedBy = (actor: Actor, body: unknown): unknown =>
  actor.kind === 'person' && typeof body === 'object' ? { ...body, by: actor.name } : body

/** Versions of the rules, formulas as they are typed, and changes: previewed, then published. */
export const editingRoutes = new Hono<ApiEnv>()
  .get('/index/versions', async context =>
    context.json(await indexVersions(database(), changesQuery(context), clock().now())),
  )
  .get('/indicators/:code/versions', async context =>
    context.json(await indicatorVersions(database(), context.req.param('code'), clock().now())),
  )
  .post('/indicators/check', async context => {
    const question = readFormulaQuestion(await bodyOf(context.req))
    return context.json(await checkedFormula(database(), currentCity(), question, clock().now()))
  })
  .post('/index/changes/preview', async context => {
    authorize(context.get('actor'), editingIndex)
    return context.json(await previewChange(await editing(context), readDraft(await bodyOf(context.req))))
  })
  .post('/index/changes', async context => {
    authorize(context.get('actor'), editingIndex)
    const body = await bodyOf(context.req)
    const [draft, signature] = [readDraft(body), readSignature(signedBy(context.get('actor'), body))]
    return context.json(await publishChange(await editing(context), draft, signature), 201)
  })
