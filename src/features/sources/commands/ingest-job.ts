import type { Origin } from '../../../platform/command/context'
import { dataset as declared } from '../../datasets'
import type { KeyedDelivery } from '../data/idempotency.queries'
import { waitingRows } from '../data/waiting-rows'
import type { BatchOutcome } from '../domain/outcome'
import type { Profile } from '../domain/profile'
import { type Body, openRows, type ReadOptions } from '../readers'
import { type BatchEnvironment, runBatch } from './run-batch'

/** A delivery as it can be handed to another thread. */
export interface IngestJob {
  readonly mapping: { readonly profile: Profile } | { readonly dataset: string; readonly source: string }
  /** The bytes, or the batch whose refused rows are to be tried again. */
  readonly from: { readonly body: Body; readonly options: ReadOptions } | { readonly retryOf: string }
  readonly heldFrom: number | null
  readonly keyed?: KeyedDelivery | undefined
  readonly by?: Origin | undefined
}

/** How the profile says a delivery is written; what it leaves open, the request says. */
export function readOptionsOf(profile: Profile, request: ReadOptions): ReadOptions {
  const { format, encoding, delimiter, sheet, headerRow, rows } = profile
  return {
    ...request,
    encoding,
    ...(format === undefined ? {} : { format }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(headerRow === undefined ? {} : { headerRow }),
    ...(rows === undefined ? {} : { rows }),
  }
}

export function runJob(job: IngestJob, environment: BatchEnvironment): Promise<BatchOutcome> {
  const { mapping, from, heldFrom, keyed, by } = job
  const isProfile = 'profile' in mapping
  return runBatch(
    {
      mapping: isProfile ? mapping : { dataset: declared(mapping.dataset), source: mapping.source },
      open: () =>
        'retryOf' in from
          ? Promise.resolve(waitingRows(environment.sql, from.retryOf))
          : openRows(from.body, isProfile ? readOptionsOf(mapping.profile, from.options) : from.options),
      heldFrom,
      keyed,
      by,
      retryOf: 'retryOf' in from ? from.retryOf : undefined,
    },
    environment,
  )
}
