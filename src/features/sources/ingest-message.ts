import { Problem } from '../../shared/problem'
import type { IngestJob } from './commands/ingest-job'
import type { BatchOutcome } from './domain/outcome'

/** What the worker thread is started with. */
export interface WorkerStart {
  readonly databaseUrl: string
  readonly cityFolder: string
}

export interface JobMessage {
  readonly job: IngestJob
  /** Milliseconds by which the clock runs ahead. */
  readonly clockOffsetMs: number
}

/** An error as it crosses between threads. */
export interface SentError {
  readonly problem?: { status: number; code: string; detail: string; extra: Record<string, unknown> }
  readonly message: string
  readonly code?: string
  readonly stack?: string
}

export type WorkerMessage =
  | { readonly kind: 'progress'; readonly rows: number }
  | { readonly kind: 'done'; readonly outcome: BatchOutcome }
  | { readonly kind: 'failed'; readonly error: SentError }

export function toSentError(error: unknown): SentError {
  if (error instanceof Problem) {
    const { status, code, detail, extra } = error
    return { message: detail, problem: { status, code, detail, extra } }
  }
  const { message = String(error), code, stack } = error as Partial<NodeJS.ErrnoException>
  return { message, ...(code === undefined ? {} : { code }), ...(stack === undefined ? {} : { stack }) }
}

export function fromSentError({ problem, message, code, stack }: SentError): Error {
  if (problem) return new Problem(problem.status, problem.code, problem.detail, problem.extra)
  return Object.assign(new Error(message), {
    ...(code === undefined ? {} : { code }),
    ...(stack === undefined ? {} : { stack }),
  })
}
