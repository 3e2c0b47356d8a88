import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { connect } from '@/platform/db/client'
import { startDatabase } from '@/platform/db/embedded'
import { dataFolder } from '../data-folder'
import { runServer } from '../running-server'
import { caseLine, postCases } from './post-cases'

const closing: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const close of closing.reverse()) await close()
})

/** Back within this time of the kill (`targets`, reliability), where PostgreSQL itself starts as fast as it should. */
const BACK_MS = 10_000
/** For what takes no time at all unless the machine is busy with everything else. */
const CEILING_MS = 60_000
/** Deliveries taken before each kill, so that it falls into the midst of them. */
const UNDER_LOAD = 10

describe('PostgreSQL killed with -9 under load', () => {
  it('takes the app down with it not at all, and nothing acknowledged is lost', async () => {
    const folder = dataFolder()
    closing.push(() => rm(folder, { recursive: true, force: true }))
    const starting = performance.now()
    const postgres = await startDatabase({ dataDir: folder })
    const backMs = Math.max(BACK_MS, 3 * (performance.now() - starting))
    closing.push(() => postgres.stop())
    const server = await runServer({ dataDir: folder, environment: { ROLE: 'realtime', DATABASE_URL: postgres.url } })
    closing.push(() => server.stop())

    const acknowledged: string[] = []
    let isLoading = true
    const load = async (client: number) => {
      for (let at = 0; isLoading; at += 1) {
        const caseNo = `load-${client}-${at}`
        const answer = await postCases(server, caseLine(caseNo)).catch(() => undefined)
        if (answer?.status === 200) acknowledged.push(caseNo)
        else if (answer && ![503, 500].includes(answer.status))
          throw new Error(`unexpected ${answer.status}: ${await answer.text()}`)
        if (answer?.status !== 200) await sleep(50)
      }
    }
    const clients = [load(1), load(2), load(3)]
    const taken = async (more: number, ms: number) => {
      const [wanted, end] = [acknowledged.length + more, Date.now() + ms]
      while (acknowledged.length < wanted) {
        if (Date.now() > end) throw new Error(`nothing taken after ${ms} ms:\n${server.output()}`)
        await sleep(20)
      }
    }
    for (let kill = 0; kill < 3; kill += 1) {
      await taken(UNDER_LOAD, CEILING_MS)
      process.kill(postgres.pid(), 'SIGKILL')
      await taken(5, backMs)
    }
    isLoading = false
    await Promise.all(clients)
    expect(server.process.exitCode).toBeNull()
    expect((await fetch(`${server.baseUrl}/healthz`)).status).toBe(200)

    const sql = connect(postgres.url, { max: 1 })
    closing.push(() => sql.end())
    const stored = await sql<{ source_id: string }[]>`select source_id from record."case"`
    const present = new Set(stored.map(each => each.source_id))
    expect(acknowledged.filter(each => !present.has(each))).toEqual([])
    expect(present.size).toBe(stored.length)
    expect(acknowledged.length).toBeGreaterThan(30)
  })
})
