import type { Clock } from '../../../platform/clock'
import { clock as currentClock } from '../../../platform/current-clock'
import type { Sql } from '../../../platform/db/client'
import type { City } from '../../areas'
import type { BatchOutcome } from '../domain/outcome'
import type { Profile } from '../domain/profile'
import type { ReadOptions } from '../readers'
import { runJob } from './ingest-job'

interface FileDelivery extends ReadOptions {
  readonly sql: Sql
  readonly city: City
  readonly path: string
  readonly clock?: Clock
  readonly heldFrom?: Date
  readonly onProgress?: (rows: number) => void
}

/** A delivery in our own terms, or through a profile. */
type FileMapping = { readonly dataset: string; readonly source: string } | { readonly profile: Profile }

/** Takes a file in on this process's own connection: for commands that find no server running, and for trials. */
export function ingestFile(delivery: FileDelivery & FileMapping): Promise<BatchOutcome> {
  const { sql, city, path, clock = currentClock(), heldFrom, onProgress } = delivery
  const {
    format,
    contentType,
    contentEncoding,
    fileName = path,
    encoding,
    delimiter,
    sheet,
    headerRow,
    rows,
  } = delivery
  const options = { format, contentType, contentEncoding, fileName, encoding, delimiter, sheet, headerRow, rows }
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
  const mapping =
    'profile' in delivery ? { profile: delivery.profile } : { dataset: delivery.dataset, source: delivery.source }
  return runJob(
    { mapping, from: { body: { path }, options: given as ReadOptions }, heldFrom: heldFrom?.getTime() ?? null },
    { sql, city, clock, onProgress },
  )
}
