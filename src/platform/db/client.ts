import postgres from 'postgres'
import { config } from '../config'
import { singleton } from '../singleton'

export type Sql = postgres.Sql
/** A connection inside a transaction. */
export type Tx = postgres.TransactionSql
/** Either: for reads that may run inside or outside a transaction. */
export type Connection = Sql | Tx

interface Options {
  /** Connections in the pool. */
  readonly max?: number
  readonly applicationName?: string
  /** Seconds after which an unused connection is closed; kept open when absent. */
  readonly idleSeconds?: number
}

/** Seconds between two attempts of one connection to come back, at most. */
const LONGEST_PAUSE = 1

/**
 * How long a connection that was cut or refused waits, in seconds, jittered. The driver counts failures of the whole
 * pool together, and by its own rule waits up to twenty seconds after the first wave of them: longer than PostgreSQL
 * takes to recover.
 */
const pauseAfter = (failures: number) => Math.min(0.05 * 2 ** failures, LONGEST_PAUSE) * (0.5 + Math.random() / 2)

/** Opens a pool. Times come back as `Date`, 64-bit integers as `number` (our counts stay below 2^53), numerics as `number`. */
export function connect(url: string, { max = 10, applicationName = 'chengmai', idleSeconds }: Options = {}): Sql {
  return postgres(url, {
    max,
    onnotice: () => {},
    connect_timeout: 10,
    backoff: pauseAfter,
    ...(idleSeconds === undefined ? {} : { idle_timeout: idleSeconds }),
    connection: { application_name: applicationName, TimeZone: 'UTC' },
    types: {
      int8: { to: 20, from: [20], serialize: String, parse: Number },
      numeric: { to: 1700, from: [1700], serialize: String, parse: Number },
      // A date is a day of the city, not a moment: it stays `YYYY-MM-DD`.
      day: { to: 1082, from: [1082], serialize: String, parse: String },
    },
  })
}

/** The process's pool, opened on first use. */
export const database = (): Sql =>
  singleton('database', () => {
    const url = config().databaseUrl
    if (!url) throw new Error('DATABASE_URL is not set and no embedded database was started')
    return connect(url)
  })
