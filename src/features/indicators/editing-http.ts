import { type Context, Hono } from 'hono'
import { currentCity } from '@/features/areas/server'
import { config } from '@/platform/config'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import type { ApiEnv } from '@/platform/http/api-env'
import { carriesKey, ensureIngestKey } from '@/platform/ingest-key'
import { singleton } from '@/platform/singleton'
import { badRequest, Problem } from '@/shared/problem'
import { readDraft, readSignature } from './commands/check-draft'
import { previewChange } from './commands/preview-change'
import { publishChange } from './commands/publish-change'
import { checkedFormula, readFormulaQuestion } from './queries/checked-formula'
import { indexVersions, indicatorVersions } from './queries/version-history'

/** Until accounts exist whoever has the key of deliveries may edit the rules, too. @throws Problem 401 `key-missing`, `key-wrong` */
async function requireEditor(context: Context<ApiEnv>): Promise<{ readonly secret: string }> {
  const { value } = await singleton('ingest-key', () => {
    const { dataDir, ingestKey: given } = config()
    return ensureIngestKey({ dataDir, given })
  })
  const authorization = context.req.header('authorization')
  if (carriesKey(authorization, value)) return { secret: value }
  throw new Problem(
    401,
    authorization === undefined ? 'key-missing' : 'key-wrong',
    'Changing the index needs the key: Authorization: Bearer <key>. It is in DATA_DIR/ingest.key.',
  )
}

async function bodyOf(context: Context<ApiEnv>): Promise<unknown> {
  try {
    return await context.req.json()
  } catch {
    throw badRequest('json-broken', 'The body is one JSON object')
  }
}

function changesQuery(context: Context<ApiEnv>) {
  const { limit: written = '100', cursor } = context.req.query()
  const limit = Number(written)
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
    throw badRequest('bad-parameter', 'limit is a whole number from 1 to 1000', { parameter: 'limit' })
  return cursor === undefined ? { limit } : { limit, cursor }
}

const editing = (secret: string) => ({ sql: database(), city: currentCity(), clock: clock(), secret })

/** Versions of the rules, formulas as they are typed, and changes: previewed, then published. */
export const editingRoutes = new Hono<ApiEnv>()
  .get('/index/versions', async context =>
    context.json(await indexVersions(database(), changesQuery(context), clock().now())),
  )
  .get('/indicators/:code/versions', async context =>
    context.json(await indicatorVersions(database(), context.req.param('code'), clock().now())),
  )
  .post('/indicators/check', async context => {
    const question = readFormulaQuestion(await bodyOf(context))
    return context.json(await checkedFormula(database(), currentCity(), question, clock().now()))
  })
  .post('/index/changes/preview', async context => {
    const { secret } = await requireEditor(context)
    return context.json(await previewChange(editing(secret), readDraft(await bodyOf(context))))
  })
  .post('/index/changes', async context => {
    const { secret } = await requireEditor(context)
    const body = await bodyOf(context)
    return context.json(await publishChange(editing(secret), readDraft(body), readSignature(body)), 201)
  })
