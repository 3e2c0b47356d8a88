import { createHash } from 'node:crypto'
import path from 'node:path'
import { type Context, Hono } from 'hono'
import { isUuid } from '@/shared/ids/is-uuid'
import { writeAudit } from '../../platform/audit'
import { config } from '../../platform/config'
import { database } from '../../platform/db/client'
import { type ApiEnv, commandContext, originOf } from '../../platform/http/api-env'
import { singleton } from '../../platform/singleton'
import { authorize, delivering, isAllowed } from '../../shared/auth'
import { badRequest, notFound } from '../../shared/problem'
import { zone } from '../../shared/time'
import { currentCity } from '../areas/server'
import { findDataset } from '../datasets'
import { ingest, ingestDatabase } from './commands/ingest'
import type { IngestJob } from './commands/ingest-job'
import { receiveBody, SMALL_BODY, sweepSpool } from './commands/receive-body'
import { retryJob } from './commands/retry-batch'
import { saveSource } from './commands/save-source'
import { withdrawRecord } from './commands/withdraw-record'
import { findBatch } from './data/batch.queries'
import { DIRECT_SOURCE } from './domain/canonical-rows'
import { instantOf, readIso } from './domain/iso-time'
import { followingDeliveries, managingSources, readingRejects, withdrawing } from './domain/policies'
import { batchPage } from './queries/batch-page'
import { findProfile, listSources } from './queries/find-profile'
import { rejectLines } from './queries/rejects'
import type { ReadOptions } from './readers'

type Call = Context<ApiEnv>

/** Refused rows that are few enough to be tried again at once, without a thread. */
const SMALL_RETRY = 500

const datasetOf = (name: string) => {
  const found = findDataset(name)
  if (!found) throw notFound('unknown-dataset', `No dataset is called ${name.slice(0, 100)}`)
  return found
}

/** `?heldFrom=`, a local time in the city's zone. */
function heldFromOf(context: Call): number | null {
  const text = context.req.query('heldFrom')
  if (text === undefined || text === '') return null
  // An unescaped plus sign of an offset arrives as a space.
  const written = readIso(text) ?? readIso(text.replace(/ (\d\d:?\d\d)$/, '+$1'))
  const instant = written && instantOf(written, zone(currentCity().timezone))
  if (instant === null) throw badRequest('bad-held-from', 'heldFrom is a moment, ISO 8601', { parameter: 'heldFrom' })
  return instant
}

const encodings = ['auto', 'utf-8', 'gb18030', 'utf-16'] as const

function readOptions(context: Call): ReadOptions {
  const { encoding, delimiter, sheet, headerRow, rows, format } = context.req.query()
  const known = encodings.find(each => each === encoding?.toLowerCase())
  if (encoding !== undefined && !known)
    throw badRequest('bad-encoding', `encoding is one of ${encodings.join(', ')}`, { parameter: 'encoding' })
  const contentType = context.req.header('content-type')
  const contentEncoding = context.req.header('content-encoding')
  return {
    ...(contentType === undefined ? {} : { contentType }),
    ...(contentEncoding === undefined ? {} : { contentEncoding }),
    ...(known ? { encoding: known } : {}),
    ...(delimiter?.length === 1 ? { delimiter } : {}),
    ...(sheet ? { sheet: /^\d+$/.test(sheet) ? Number(sheet) : sheet } : {}),
    ...(headerRow && /^\d+$/.test(headerRow) ? { headerRow: Number(headerRow) } : {}),
    ...(rows ? { rows } : {}),
    ...(format === 'geojson' || format === 'xes' ? { format } : {}),
  }
}

/** Receives the body, then takes it in. */
async function deliver(context: Call, mapping: IngestJob['mapping']): Promise<Response> {
  const heldFrom = heldFromOf(context)
  const options = readOptions(context)
  const key = context.req.header('idempotency-key')
  if (key !== undefined && (key === '' || key.length > 255))
    throw badRequest('bad-key', 'An Idempotency-Key has 1 to 255 characters')
  const spool = path.join(config().dataDir, 'spool')
  singleton('spool-sweep', () => sweepSpool(spool, Date.now()))
  const received = await receiveBody(context.req.raw, spool, key !== undefined)
  try {
    // The same key for another target, or read otherwise, is another delivery.
    const target = JSON.stringify([context.req.path, context.req.query()])
    const fingerprint = createHash('sha256').update(`${target}\n${received.fingerprint}`).digest('hex')
    const keyed = key === undefined ? undefined : { key, fingerprint }
    const job: IngestJob = { mapping, from: { body: received.body, options }, heldFrom, keyed, by: originOf(context) }
    return context.json(await ingest(job, received.bytes <= SMALL_BODY))
  } finally {
    await received.dispose()
  }
}

/** The batch a request is about, for whoever may see its records. @throws Problem 404 `unknown-batch`; Denied */
const batchOf = async (context: Call) => {
  const id = context.req.param('id') ?? ''
  const batch = isUuid(id) ? await findBatch(database(), id) : null
  if (!batch) throw notFound('unknown-batch', `No batch is called ${id.slice(0, 100)}`)
  authorize(context.get('actor'), followingDeliveries, batch)
  return batch
}

/** Deliveries, what became of them, and the profiles they are read by. */
export const sourceRoutes = new Hono<ApiEnv>()
  .post('/datasets/:dataset/records', async context => {
    const dataset = datasetOf(context.req.param('dataset'))
    authorize(context.get('actor'), delivering, dataset.name)
    const name = context.req.query('profile')
    if (name === undefined) return deliver(context, { dataset: dataset.name, source: DIRECT_SOURCE })
    const profile = await findProfile(database(), name)
    for (const each of profile.emit) authorize(context.get('actor'), delivering, each.dataset)
    if (!profile.emit.some(each => each.dataset === dataset.name))
      throw badRequest('profile-of-other-dataset', `The profile ${name} gives no ${dataset.name}`, {
        parameter: 'profile',
      })
    return deliver(context, { profile })
  })
  .delete('/datasets/:dataset/records/:source/:sourceId', async context => {
    const { source, sourceId } = context.req.param()
    const dataset = datasetOf(context.req.param('dataset'))
    authorize(context.get('actor'), withdrawing, dataset.name)
    const environment = { sql: ingestDatabase(), city: currentCity(), context: commandContext(context) }
    return context.json(await withdrawRecord({ dataset, source, sourceId, heldFrom: heldFromOf(context) }, environment))
  })
  .get('/sources', async context => context.json({ items: await listSources(database()), next: null }))
  .post('/sources', async context => {
    authorize(context.get('actor'), managingSources)
    const text = await context.req.text()
    let value: unknown
    try {
      value = JSON.parse(text)
    } catch {
      throw badRequest('json-broken', 'A profile is one JSON object')
    }
    const { isNew, ...saved } = await saveSource(value, {
      sql: database(),
      city: currentCity(),
      context: commandContext(context),
    })
    return context.json(saved, isNew ? 201 : 200)
  })
  .post('/sources/:source/records', async context => {
    const profile = await findProfile(database(), context.req.param('source'))
    for (const { dataset } of profile.emit) authorize(context.get('actor'), delivering, dataset)
    return deliver(context, { profile })
  })
  .get('/batches', async context => {
    const { limit, cursor } = context.req.query()
    const query = { ...(limit === undefined ? {} : { limit }), ...(cursor === undefined ? {} : { cursor }) }
    const page = await batchPage(database(), query)
    const actor = context.get('actor')
    const items = page.items.filter(each => isAllowed(actor, followingDeliveries, each))
    return context.json({ ...page, items })
  })
  .get('/batches/:id', async context => context.json(await batchOf(context)))
  .get('/batches/:id/rejects', async context => {
    const batch = await batchOf(context)
    await writeAudit(commandContext(context), {
      action: 'record.rejects',
      subject: `batch:${batch.batch}`,
      after: { rejected: batch.rejected },
    })
    const lines = rejectLines(database(), batch, isAllowed(context.get('actor'), readingRejects, batch))
    const stream = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { value, done } = await lines.next()
        if (done) controller.close()
        else controller.enqueue(Buffer.from(value))
      },
    })
    return context.body(stream, 200, { 'content-type': 'application/x-ndjson; charset=utf-8' })
  })
  .post('/batches/:id/retry', async context => {
    const batch = await batchOf(context)
    for (const name of batch.datasets) authorize(context.get('actor'), delivering, name)
    const { job, rows } = await retryJob(database(), context.req.param('id'), originOf(context))
    return context.json(await ingest(job, rows <= SMALL_RETRY))
  })
