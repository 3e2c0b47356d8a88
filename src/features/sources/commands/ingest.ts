import { clock } from '../../../platform/current-clock'
import { connect, type Sql } from '../../../platform/db/client'
import { singleton } from '../../../platform/singleton'
import { currentCity } from '../../areas/server'
import type { BatchOutcome } from '../domain/outcome'
import { IngestWorkers } from '../worker-pool'
import { type IngestJob, runJob } from './ingest-job'

/** From the environment, not from `config()`: the launcher sets it once an embedded database runs, after the config was read. */
const databaseUrl = (): string => {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set and no embedded database was started')
  return url
}

/**
 * Connections of their own: a small delivery may have to wait until a large one of its dataset has committed, and
 * must not keep a page's query waiting with it.
 */
export const ingestDatabase = (): Sql =>
  singleton('ingest-database', () => connect(databaseUrl(), { max: 6, applicationName: 'chengmai-ingest' }))

const workers = () =>
  singleton('ingest-workers', () => new IngestWorkers({ databaseUrl: databaseUrl(), cityFolder: currentCity().folder }))

/** Takes a delivery in: here where it is small, else in a thread of its own. */
export function ingest(job: IngestJob, isSmall: boolean): Promise<BatchOutcome> {
  if (!isSmall) return workers().run(job, clock().now().getTime() - Date.now())
  return runJob(job, { sql: ingestDatabase(), city: currentCity(), clock: clock() })
}
