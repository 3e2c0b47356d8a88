import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { dataFolder } from '../data-folder'
import { testDatabase } from '../database'
import { freePort, type RunningServer, runServer } from '../running-server'
import { caseLine, postCases } from './post-cases'

const db = testDatabase()
const running: RunningServer[] = []
const folders: string[] = []
afterAll(async () => {
  for (const server of running) await server.kill()
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

const rows = async (prefix: string) => {
  const [count] = await db.sql<
    { rows: number }[]
  >`select count(*)::int as rows from record."case" where source_id like ${`${prefix}%`}`
  return count?.rows ?? -1
}

describe('the app killed with -9 in the middle of a delivery', () => {
  it('loses nothing it acknowledged, keeps nothing of what it did not, and takes the delivery again', async () => {
    const dataDir = dataFolder()
    folders.push(dataDir)
    const port = await freePort()
    const start = async () => {
      const server = await runServer({ dataDir, port, environment: { ROLE: 'realtime', DATABASE_URL: db.url } })
      running.push(server)
      return server
    }
    let server = await start()
    const acknowledged = await postCases(server, [1, 2, 3].map(at => caseLine(`first-${at}`)).join('\n'))
    expect(await acknowledged.json()).toMatchObject({ received: 3, accepted: 3 })

    const big = Array.from({ length: 60_000 }, (_, at) => caseLine(`big-${at}`)).join('\n')
    for (const delay of [60, 400, 900]) {
      const delivery = postCases(server, big, 'the-big-one').then(
        answer => answer.status,
        () => 'cut',
      )
      await sleep(delay)
      await server.kill()
      const outcome = await delivery
      server = await start()
      expect(await rows('first-')).toBe(3)
      expect(await rows('big-')).toBe(outcome === 200 ? 60_000 : 0)
    }
    const again = await postCases(server, big, 'the-big-one')
    expect(again.status).toBe(200)
    expect(await rows('big-')).toBe(60_000)
    const [events] = await db.sql<{ told: number }[]>`
      select coalesce(sum((data ->> 'count')::int), 0)::int as told from event_log where type = 'records.changed'`
    expect(events?.told).toBe(60_000)
  })
})
