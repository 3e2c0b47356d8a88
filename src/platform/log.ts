import pino from 'pino'
import { maskedText } from '../shared/personal'
import { config } from './config'
import { singleton } from './singleton'

/** Names whose values no line shows; the registry of datasets gives them when the process starts. */
const hiddenNames = () => singleton('log-hidden-names', () => new Set<string>())

export function hideInLog(names: Iterable<string>): void {
  for (const name of names) hiddenNames().add(name)
}

const DEPTH = 32
/** Of a database's error: rows and values that it quotes. */
const quoting = new Set(['detail', 'where', 'parameters', 'args', 'query'])

/** A value as a line of the log, or an entry of the audit, may carry it: what is named personal is gone, personal numbers in texts are masked. */
export function withoutPersonal(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return maskedText(value)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  if (depth >= DEPTH) return '…'
  if (Array.isArray(value)) return value.map(each => withoutPersonal(each, depth + 1))
  if (value instanceof Error) return loggableError(value, depth)
  const entries = Object.entries(value).map(([name, each]) => [
    name,
    hiddenNames().has(name) ? '***' : withoutPersonal(each, depth + 1),
  ])
  return Object.fromEntries(entries)
}

/** As pino tells of an error, without what PostgreSQL quotes of rows: `detail` and `where` hold whole lines of a COPY. */
function loggableError(error: Error, depth: number): unknown {
  const { type, message, stack, ...rest } = pino.stdSerializers.err(error) as unknown as Record<string, unknown>
  const told = Object.entries(rest).filter(([name]) => name !== 'raw' && !quoting.has(name))
  return {
    type,
    message: withoutPersonal(message, depth + 1),
    stack: withoutPersonal(stack, depth + 1),
    ...(withoutPersonal(Object.fromEntries(told), depth + 1) as object),
  }
}

/** A log that writes where it is told. */
export const logTo = (destination: pino.DestinationStream, level: string) =>
  pino(
    {
      level,
      base: null,
      serializers: { err: error => error },
      formatters: { log: fields => withoutPersonal(fields) as Record<string, unknown> },
      hooks: {
        logMethod(args, method) {
          method.apply(this, args.map(each => (typeof each === 'string' ? maskedText(each) : each)) as typeof args)
        },
      },
    },
    destination,
  )

/** Structured log on standard error, so that standard output belongs to progress and the address. */
export const log = () => singleton('log', () => logTo(pino.destination(2), config().logLevel))
