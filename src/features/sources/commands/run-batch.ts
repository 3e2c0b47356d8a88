import { setImmediate as turn } from 'node:timers/promises'
import { appendAudit } from '../../../platform/audit'
import type { Clock } from '../../../platform/clock'
import type { Origin } from '../../../platform/command/context'
import type { Sql, Tx } from '../../../platform/db/client'
import { actorName, system } from '../../../shared/auth'
import { badRequest } from '../../../shared/problem'
import { zone } from '../../../shared/time'
import type { City } from '../../areas'
import type { Dataset } from '../../datasets'
import { claimKey, type KeyedDelivery, keepKey } from '../data/idempotency.queries'
import { markRetried, rawOf } from '../data/quarantine.queries'
import { bindCanonical } from '../domain/canonical-rows'
import { type BoundProfile, bindProfile, datasetsOf, noKnownField } from '../domain/compile-profile'
import { deliveryEntry } from '../domain/delivery-entry'
import type { BatchOutcome, BatchReport } from '../domain/outcome'
import type { Profile } from '../domain/profile'
import { recordId } from '../domain/record-id'
import { Refused } from '../domain/refusal'
import { Tally } from '../domain/tally'
import type { RawRow, RowReading } from '../readers'
import { BatchWriter } from './batch-writer'
import { recordChecks } from './record-checks'
import { refuseForeign } from './refuse-foreign'

/** What a delivery is read by: a profile, or the fields of one dataset. */
export type Mapping = { readonly profile: Profile } | { readonly dataset: Dataset; readonly source: string }

export interface BatchInput {
  readonly mapping: Mapping
  /** Opened once the delivery is claimed; throws `Problem` for what makes it unreadable. */
  readonly open: () => Promise<RowReading>
  /** The moment from which the content holds, epoch milliseconds; `null`: from the commit. */
  readonly heldFrom: number | null
  readonly keyed?: KeyedDelivery | undefined
  /** The batch whose refused rows these are. */
  readonly retryOf?: string | undefined
  /** Who delivers; absent: somebody at this machine's terminal. */
  readonly by?: Origin | undefined
}

export interface BatchEnvironment {
  readonly sql: Sql
  readonly city: City
  readonly clock: Clock
  /** Told how many rows have been read, about once a thousand. */
  readonly onProgress?: ((rows: number) => void) | undefined
  readonly chunkRecords?: number | undefined
}

const terminal: Origin = { actor: system('terminal'), requestId: 'terminal', from: null }
const MOST_NAMES = 200
const ATTEMPTS = 3

/**
 * Takes one delivery in: rows → records → checks → merge → derivations → outcome → events, in one transaction. Either
 * all of it is there afterwards or nothing.
 * @throws Problem where the delivery as a whole cannot be taken (`decisions` 9)
 */
export async function runBatch(input: BatchInput, environment: BatchEnvironment): Promise<BatchOutcome> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await oneAttempt(input, environment)
    } catch (error) {
      // Another writer came from the other side; nothing was kept, so the delivery is simply taken in again.
      const isTorn = ['40P01', '40001'].includes(String((error as { code?: unknown }).code))
      if (!isTorn || attempt === ATTEMPTS) throw error
    }
  }
}

function oneAttempt(input: BatchInput, environment: BatchEnvironment): Promise<BatchOutcome> {
  const { sql, clock } = environment
  const receivedAt = clock.now()
  return sql.begin(async tx => {
    const known = input.keyed ? await claimKey(tx, input.keyed, receivedAt) : null
    if (known) return known
    const id = recordId(receivedAt.getTime())
    const outcome = await takeIn(tx, id, receivedAt, input, environment)
    if (input.keyed) await keepKey(tx, input.keyed, id, receivedAt)
    return outcome
  }) as Promise<BatchOutcome>
}

/**
 * The same inside a transaction of the caller's, which has written what belongs to the delivery before; the batch's audit
 * entry is the last thing of it.
 */
export function runBatchWithin(
  tx: Tx,
  input: Omit<BatchInput, 'keyed'>,
  environment: Pick<BatchEnvironment, 'city' | 'clock'>,
): Promise<BatchOutcome> {
  const receivedAt = environment.clock.now()
  return takeIn(tx, recordId(receivedAt.getTime()), receivedAt, input, environment)
}

async function takeIn(
  tx: Tx,
  id: string,
  receivedAt: Date,
  input: BatchInput,
  environment: Omit<BatchEnvironment, 'sql'>,
): Promise<BatchOutcome> {
  const { mapping, by = terminal } = input
  const { city, clock, onProgress } = environment
  const reading = await input.open()
  const tally = new Tally()
  const bound = bind(input, reading, tally, receivedAt, city)
  const isProfile = 'profile' in mapping
  const source = isProfile ? mapping.profile.source : mapping.source
  const datasets = isProfile ? datasetsOf(mapping.profile) : [mapping.dataset]
  const writer = await BatchWriter.open({
    tx,
    city,
    id,
    source,
    receivedAt,
    retryOf: input.retryOf ?? null,
    sentBy: actorName(by.actor),
    now: () => clock.now(),
    datasets: datasets.map(dataset => ({ dataset, targets: bound.targets.get(dataset.name) ?? new Set() })),
    chunkRecords: environment.chunkRecords,
    refusesRepeats: isProfile && mapping.profile.repeat === 'refuse',
    account: async ({ counts, knownFrom, report }) => {
      await refuseForeign(tx, city, by.actor, { id, knownFrom, datasets, counts })
      await appendAudit(
        tx,
        { ...by, clock },
        deliveryEntry({ id, source, datasets, counts, report, retryOf: input.retryOf }),
      )
    },
  })

  const { columns } = reading
  const sink = {
    record: (emission: Parameters<BatchWriter['add']>[0], row: RawRow) =>
      writer.add(emission, () => ({ line: row.line, raw: rawOf(row, columns) })),
    refused: (refused: Refused, row: RawRow, dataset: Dataset | null) => {
      tally.refuse(refused.code)
      const { code, reason, field } = refused
      writer.refuse({ line: row.line, dataset: dataset?.name ?? null, field, code, reason, raw: rawOf(row, columns) })
    },
  }
  let rows = 0
  const otherNames = new Set<string>()
  let isKnownSomewhere = columns !== undefined
  try {
    for await (const part of reading.rows) {
      for (const row of part) {
        rows++
        if (row.fault) {
          sink.refused(new Refused(row.fault.code, row.fault.reason, row.fault.column ?? null), row, null)
          isKnownSomewhere = true
          continue
        }
        if (!columns && row.value) {
          for (const name in row.value)
            if (bound.knownNames.has(name)) isKnownSomewhere = true
            else if (otherNames.size < MOST_NAMES) otherNames.add(name)
        }
        for (const emit of bound.emitters) emit(row, sink)
      }
      if (!isKnownSomewhere) throw noKnownField([...otherNames])
      if (writer.isFull) await writer.flush()
      onProgress?.(rows)
      // The connection's own work needs a turn now and then.
      await turn()
    }
  } catch (error) {
    // The connection is given back only when nothing is under way on it.
    await writer.settled().catch(() => {})
    throw error
  }
  if (rows === 0) throw badRequest('empty', 'The delivery holds no rows')
  const done = await writer.finish(rows, repeats => reportOf(input, reading, bound, tally, repeats, otherNames))
  if (input.retryOf) await markRetried(tx, input.retryOf, id)
  return {
    batch: id,
    source,
    datasets: datasets.map(each => each.name),
    ...done.counts,
    ...done.report,
    receivedAt: receivedAt.toISOString(),
    knownFrom: done.knownFrom.toISOString(),
    retryOf: input.retryOf ?? null,
    sentBy: actorName(by.actor),
  }
}

/** Binds the mapping to the delivery's columns, with the checks of every dataset it writes to. */
function bind(
  { mapping, heldFrom, retryOf, by = terminal }: BatchInput,
  reading: RowReading,
  tally: Tally,
  receivedAt: Date,
  city: City,
): BoundProfile {
  const cityZone = zone(city.timezone)
  const outside = 'profile' in mapping ? mapping.profile.outside : 'refuse'
  const check = recordChecks({ city, outside, now: receivedAt.getTime(), tally, actor: by.actor })
  // Retried rows are objects under their headings, whatever file they came from.
  const header = retryOf === undefined ? reading.columns : undefined
  const options = { check, cityZone, heldFrom }
  return 'profile' in mapping
    ? bindProfile(mapping.profile, header, options)
    : bindCanonical(mapping.dataset, header, { ...options, source: mapping.source })
}

function reportOf(
  { mapping, heldFrom }: BatchInput,
  reading: RowReading,
  bound: BoundProfile,
  tally: Tally,
  repeats: number,
  otherNames: ReadonlySet<string>,
): BatchReport {
  const byCode = repeats > 0 ? { ...tally.byCode, 'duplicate-in-batch': repeats } : tally.byCode
  return {
    profile: 'profile' in mapping ? mapping.profile.source : null,
    heldFrom: heldFrom === null ? null : new Date(heldFrom).toISOString(),
    format: reading.format,
    ...(reading.encoding === undefined ? {} : { encoding: reading.encoding }),
    ...(reading.delimiter === undefined ? {} : { delimiter: reading.delimiter }),
    byCode,
    unusedColumns: reading.columns ? bound.unusedColumns : [...otherNames],
    missingColumns: bound.missingColumns,
    warnings: tally.warnings.toObject(),
    unknownUnits: tally.unknownUnits.toObject(),
    dates: bound.dates.filter(each => each.impossible > 0),
  }
}
