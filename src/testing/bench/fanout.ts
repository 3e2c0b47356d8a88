import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { io, type Socket } from 'socket.io-client'
import { connect } from '@/platform/db/client'
import { startDatabase } from '@/platform/db/embedded'
import { migrate } from '@/platform/db/migrate'
import { appendEvents } from '@/platform/events/data/append-events'
import { dataFolder } from '../data-folder'
import { runServer } from '../running-server'
import { inTurns, type Leg } from './pairs'
import type { BenchReport } from './report'

const SOCKETS = Number(process.env.BENCH_SOCKETS ?? 2000)
const PAIRS = Number(process.env.BENCH_PAIRS ?? 7)
/** Commits of one leg; its figure is the slowest but one in a hundred. */
const COMMITS = 50
const LOST_MS = 30_000

interface Told {
  readonly seq: number
}

/** Sockets of one server, each of which must hear everything once and in order. */
class Audience {
  readonly sockets: Socket[] = []
  #heard = new Int32Array(SOCKETS)
  #waiting = 0
  #whole: (() => void) | undefined
  /** Events that came twice, late or not at all. */
  faults = 0
  heard = 0

  async open(port: number, topics: readonly string[] | null): Promise<void> {
    for (let from = 0; from < SOCKETS; from += 100) {
      const some = Array.from({ length: Math.min(100, SOCKETS - from) }, (_, at) => this.#one(port, from + at, topics))
      await Promise.all(some)
    }
  }

  async #one(port: number, index: number, topics: readonly string[] | null): Promise<void> {
    const socket = io(`http://127.0.0.1:${port}`, { path: '/rt', transports: ['websocket'], forceNew: true })
    this.sockets.push(socket)
    socket.on('event', ({ seq }: Told) => {
      if (seq <= (this.#heard[index] as number)) this.faults += 1
      this.#heard[index] = seq
      this.heard += 1
      this.#waiting -= 1
      if (this.#waiting === 0) this.#whole?.()
    })
    await new Promise<void>((resolve, reject) => {
      socket.on('connect_error', reject)
      if (topics === null) socket.on('connect', () => resolve())
      else {
        socket.on('connect', () => socket.emit('follow', { topics, after: null }))
        socket.on('snapshot', () => resolve())
      }
    })
  }

  /** Milliseconds from the beginning of a commit to the last socket. */
  async hear(commit: () => Promise<unknown>): Promise<number> {
    this.#waiting = SOCKETS
    const began = performance.now()
    const whole = new Promise<void>(resolve => {
      this.#whole = resolve
    })
    const timer = setTimeout(() => {
      this.faults += this.#waiting
      this.#whole?.()
    }, LOST_MS)
    await commit()
    await whole
    clearTimeout(timer)
    return performance.now() - began
  }

  close(): void {
    for (const each of this.sockets) each.close()
  }
}

async function startBare(url: string): Promise<{ port: number; process: ChildProcess }> {
  const script = fileURLToPath(new URL('./bare-emit.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', script], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { port: Number(line.toString().trim()), process: child }
}

const p99 = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.99) - 1)] ?? Number.NaN
}

/** A change of a map layer, from its commit to the last of two thousand sockets ÷ the same with LISTEN and `io.emit`. */
export async function benchFanout(say: (line: string) => void): Promise<BenchReport> {
  const folder = dataFolder()
  const database = await startDatabase({ dataDir: folder, say })
  await migrate(database.url)
  const sql = connect(database.url, { max: 4 })
  const server = await runServer({
    dataDir: folder,
    environment: { DATABASE_URL: database.url, ROLE: 'realtime', DEMO: '1', RATE_LIMIT: '100' },
  })
  const bare = await startBare(database.url)
  const [ours, theirs] = [new Audience(), new Audience()]
  try {
    say(`connecting ${SOCKETS} sockets to each`)
    await ours.open(server.port, ['map:cases'])
    await theirs.open(bare.port, null)
    let number = 0
    const changed = (topic: string) => ({
      at: new Date(),
      topics: [topic],
      type: 'record.changed',
      subject: `case:${String(number).padStart(8, '0')}`,
      data: { dataset: 'case', id: String(number), lng: 104.06, lat: 30.57, status: 'filed', cls: 'E0101' },
      actor: 'bench',
    })
    // Both write the same event in the same transaction; nobody follows the other's topic.
    const commit = (topic: string, isBare: boolean) => {
      number += 1
      const event = changed(topic)
      const payload = JSON.stringify({ ...event, seq: number, topic })
      return sql.begin(async tx => {
        await appendEvents(tx, [event])
        if (isBare) await tx`select pg_notify('bench_bare', ${payload})`
      })
    }
    const leg =
      (audience: Audience, topic: string, isBare: boolean): Leg =>
      async () => {
        const times: number[] = []
        for (let each = 0; each < COMMITS; each += 1) times.push(await audience.hear(() => commit(topic, isBare)))
        return p99(times)
      }
    const [mine, bareLeg] = [leg(ours, 'map:cases', false), leg(theirs, 'unit:nobody', true)]
    await mine()
    await bareLeg()
    const delta = await inTurns('delta', 'ms p99', PAIRS, mine, bareLeg, say)
    const expected = SOCKETS * COMMITS * (PAIRS + 1)
    const missed = Math.abs(ours.heard - expected) + Math.abs(theirs.heard - expected)
    return {
      bench: 'fanout',
      at: new Date().toISOString(),
      results: [delta],
      correctness: { checked: 2 * expected, differing: missed + ours.faults + theirs.faults },
      notes: [`${SOCKETS} sockets, ${COMMITS} commits a leg; lower is better (target ≤ 1.3)`],
    }
  } finally {
    ours.close()
    theirs.close()
    bare.process.kill('SIGTERM')
    await server.stop()
    await sql.end({ timeout: 5 })
    await database.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
