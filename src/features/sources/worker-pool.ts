import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { IngestJob } from './commands/ingest-job'
import type { BatchOutcome } from './domain/outcome'
import { fromSentError, type JobMessage, type WorkerMessage, type WorkerStart } from './ingest-message'

/** Threads at most: two cores are busy with two deliveries, and each holds memory of its own. */
const MOST_WORKERS = 2
const IDLE_MS = 60_000

/**
 * Node 20 does not run `--import` in threads, so the thread registers the TypeScript loader itself, whatever the
 * process was started with.
 */
const loader = pathToFileURL(
  path.join(path.dirname(createRequire(import.meta.url).resolve('tsx/package.json')), 'dist/esm/api/index.mjs'),
).href
const entry = new URL('./ingest-worker.ts', import.meta.url).href
const bootstrap = `import(${JSON.stringify(loader)}).then(tsx => { tsx.register(); return import(${JSON.stringify(entry)}) })`

interface Pending {
  readonly message: JobMessage
  readonly resolve: (outcome: BatchOutcome) => void
  readonly reject: (error: unknown) => void
}

/** Runs large deliveries in threads that are started when needed and end when idle. */
export class IngestWorkers {
  readonly #waiting: Pending[] = []
  /** Each with the timer that ends it; the one that rested last is taken first. */
  readonly #idle = new Map<Worker, NodeJS.Timeout>()
  #count = 0

  constructor(private readonly start: WorkerStart) {}

  run(job: IngestJob, clockOffsetMs: number): Promise<BatchOutcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ message: { job, clockOffsetMs }, resolve, reject })
      this.#next()
    })
  }

  #next(): void {
    if (this.#waiting.length === 0) return
    const worker = this.#wake() ?? (this.#count < MOST_WORKERS ? this.#make() : undefined)
    const pending = worker && this.#waiting.shift()
    if (worker && pending) this.#give(worker, pending)
  }

  #make(): Worker {
    const worker = new Worker(bootstrap, {
      eval: true,
      execArgv: [],
      workerData: this.start,
      // The thread lives on garbage of short life; a larger nursery would only be a larger process.
      resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 512 },
    })
    this.#count++
    // A failure while nothing is under way concerns no delivery; the exit that follows makes room for another thread.
    worker.on('error', () => {})
    worker.once('exit', () => {
      this.#count--
      clearTimeout(this.#idle.get(worker))
      this.#idle.delete(worker)
      this.#next()
    })
    return worker
  }

  #give(worker: Worker, { message, resolve, reject }: Pending): void {
    worker.ref()
    const release = () => {
      worker.removeAllListeners('message')
      worker.off('error', fail)
      worker.off('exit', gone)
    }
    const fail = (error: Error) => {
      release()
      reject(error)
    }
    const gone = () => fail(new Error('the ingest thread ended before its delivery did'))
    worker.on('message', (answer: WorkerMessage) => {
      if (answer.kind === 'progress') return
      release()
      this.#rest(worker)
      if (answer.kind === 'done') resolve(answer.outcome)
      else reject(fromSentError(answer.error))
    })
    worker.once('error', fail)
    worker.once('exit', gone)
    worker.postMessage(message)
  }

  #wake(): Worker | undefined {
    const last = [...this.#idle].at(-1)
    if (!last) return undefined
    const [worker, timer] = last
    clearTimeout(timer)
    this.#idle.delete(worker)
    return worker
  }

  /** Waits for the next job for a while, then ends; does not keep the process alive. */
  #rest(worker: Worker): void {
    worker.unref()
    const timer = setTimeout(() => {
      // Out of the list first: what is ending must not be given another delivery.
      this.#idle.delete(worker)
      void worker.terminate()
    }, IDLE_MS)
    timer.unref()
    this.#idle.set(worker, timer)
    this.#next()
  }
}
