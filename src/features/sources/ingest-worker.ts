import { parentPort, workerData } from 'node:worker_threads'
import { systemClock } from '../../platform/clock'
import { connect } from '../../platform/db/client'
import { loadCity } from '../areas/server'
import { runJob } from './commands/ingest-job'
import { type JobMessage, toSentError, type WorkerMessage, type WorkerStart } from './ingest-message'

/** A thread of its own for large deliveries, so that none holds up the server's event loop. One job at a time. */
const port = parentPort
if (!port) throw new Error('ingest-worker runs as a worker thread')
const { databaseUrl, cityFolder } = workerData as WorkerStart
// One connection for the batch, one to read what waits in quarantine.
const sql = connect(databaseUrl, { max: 2, applicationName: 'chengmai-ingest' })
const city = loadCity(cityFolder)
const PROGRESS_MS = 200

const send = (message: WorkerMessage) => port.postMessage(message)

port.on('message', ({ job, clockOffsetMs }: JobMessage) => {
  let told = 0
  const onProgress = (rows: number) => {
    const now = performance.now()
    if (now - told < PROGRESS_MS) return
    told = now
    send({ kind: 'progress', rows })
  }
  runJob(job, { sql, city, clock: systemClock(clockOffsetMs), onProgress }).then(
    outcome => send({ kind: 'done', outcome }),
    (error: unknown) => send({ kind: 'failed', error: toSentError(error) }),
  )
})
