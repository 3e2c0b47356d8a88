import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, expect, it } from 'vitest'
import { faultsIn, type HistoryAnswer } from '../../features/cases/testing/case-history'
import { keptHistory } from '../../features/cases/testing/kept-history'
import { verifyChain } from '../../platform/audit'
import { dataFolder } from '../data-folder'
import { testDatabase } from '../database'
import { freePort, type RunningServer, runServer } from '../running-server'
import { signedIn } from '../signed-in'

/** `DESK_KILLS=50 npx vitest run --project integration src/testing/faults/killed-desk.it.ts` goes on for longer. */
const KILLS = Number(process.env.DESK_KILLS ?? 3)
const CASES = 6

const db = testDatabase()
const dataDir = dataFolder()
let server: RunningServer | undefined
afterAll(async () => {
  await server?.kill()
  await rm(dataDir, { recursive: true, force: true })
})

/** A command that somebody has given and whose answer is not known yet. */
interface Given {
  readonly caseId: string
  readonly command: string
  readonly body: { readonly expectedVersion: number; readonly commandId: string }
}

const oneOf = (names: readonly string[]) => names[Math.floor(Math.random() * names.length)] ?? ''
const soon = () => new Date(Date.now() + 86_400_000).toISOString()
/** What is said with each command that a random officer gives. */
const said: Readonly<Record<string, () => object>> = {
  verify: () => ({ stage: 'request', text: '请先核实' }),
  file: () => ({ severity: 3, condition: 'other' }),
  reject: () => ({ reason: '不属于受理范围' }),
  dispatch: () => ({}),
  accept: () => ({}),
  return: () => ({ reason: '不属于本单位职责' }),
  handle: () => ({ text: '已清理完毕' }),
  check: () => ({ result: 'pass' }),
  close: () => ({}),
  reopen: () => ({ reason: '群众反映没有处理' }),
  extend: () => ({ until: soon(), reason: '材料尚未到场' }),
  suspend: () => ({ until: soon(), reason: '等待材料到场' }),
  resume: () => ({}),
  escalate: () => ({ reason: '需要上级协调' }),
  note: () => ({ text: '已电话联系' }),
}

it(`the app is killed ${KILLS} times while officers work: no case is ownerless, no clock stands, no step is doubled or lost`, {
  timeout: 120_000 + KILLS * 20_000,
}, async () => {
  const port = await freePort()
  const environment = { ROLE: 'realtime', DATABASE_URL: db.url, RATE_LIMIT: '0' }
  const start = async () => {
    server = await runServer({ dataDir, port, environment })
    return server
  }
  const first = await start()
  const cookies = [
    await signedIn(first, { roles: ['duty-officer'] }),
    await signedIn(first, { roles: ['duty-officer'] }),
    await signedIn(first, { roles: ['inspector'], unit: 'U-510104-URBAN' }),
  ]
  const ask = async (cookie: string, path: string, body?: unknown) => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, json: await answer.json() }
  }
  const ids: string[] = []
  for (let at = 0; at < CASES; at += 1) {
    const report = { cls: 'E0110', foundBy: 'hotline', text: `第 ${at} 处垃圾`, lng: 104.08, lat: 30.65 + at / 100 }
    ids.push((await ask(cookies[0] ?? '', '/cases', report)).json.id)
  }

  const answers: HistoryAnswer[] = []
  let isOver = false
  let cut = 0
  /** Gives a command until somebody answers, by the same number; then it is known what came of it. */
  const give = async (cookie: string, { caseId, command, body }: Given) => {
    for (;;) {
      const answer = await ask(cookie, `/cases/${caseId}/${command}`, body).catch(() => null)
      if (answer !== null) {
        const { status, json } = answer
        // a note wins nothing: the case stays as it is
        const wins = json.version !== body.expectedVersion
        const { commandId } = body
        const expectedVersion = wins ? body.expectedVersion : null
        return answers.push({ caseId, commandId, expectedVersion, status, repeated: json.repeated === true })
      }
      cut += 1
      await sleep(50)
    }
  }
  const work = async (cookie: string) => {
    while (!isOver) {
      const seen = await ask(cookie, `/cases/${oneOf(ids)}`).catch(() => null)
      const open = (seen?.json.allowed ?? []).filter((each: string) => each in said)
      if (seen === null || open.length === 0) {
        await sleep(50)
        continue
      }
      const command: string = oneOf(open)
      const body = { ...said[command]?.(), expectedVersion: seen.json.version, commandId: randomUUID() }
      await give(cookie, { caseId: seen.json.id, command, body })
    }
  }
  const working = [...cookies, ...cookies].map(work)
  for (let kill = 0; kill < KILLS; kill += 1) {
    const enough = answers.length + 12
    while (answers.length < enough) await sleep(20)
    await sleep(Math.random() * 300)
    await server?.kill()
    await start()
  }
  await sleep(500)
  isOver = true
  await Promise.all(working)

  const kept = await keptHistory(db.sql, ids)
  expect(kept.cases).toHaveLength(CASES)
  expect(faultsIn({ ...kept, answers })).toEqual([])
  // what was done was answered as done, at the latest when it was asked for again
  const done = new Set(answers.filter(each => each.status === 200).map(each => each.commandId))
  expect(kept.steps.filter(each => each.command !== 'register' && !done.has(each.commandId))).toEqual([])
  const [told] = await db.sql<{ told: number }[]>`
    select count(*)::int as told from event_log where type like 'case.%'`
  expect(told?.told).toBe(kept.steps.length)
  expect((await verifyChain(db.sql)).broken).toBeNull()
  expect(done.size).toBeGreaterThan(KILLS)
  expect(cut).toBeGreaterThan(0)
})
