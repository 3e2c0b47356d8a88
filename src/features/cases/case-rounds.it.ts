import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemClock } from '../../platform/clock'
import { forget, singleton } from '../../platform/singleton'
import { testDatabase } from '../../testing/database'
import { loadCity } from '../areas/server'
import { loadWorkingCalendar } from '../datasets/server'
import { loadMatrix } from '../matrix/server'
import { listen } from './testing/case-door'
import { faultsIn, type HistoryAnswer } from './testing/case-history'
import { keptHistory } from './testing/kept-history'
import { person } from './testing/people'

/** `CASE_ROUNDS=1000 npx vitest run --project integration src/features/cases/case-rounds.it.ts` plays all of them. */
const ROUNDS = Number(process.env.CASE_ROUNDS ?? 14)
const CROWDS = [2, 3, 5, 8, 16, 32, 64] as const

const officers = Array.from({ length: 64 }, (_, at) => person(`officer-${at}`, 'duty-officer'))
const worker = person('worker', 'inspector', { unit: 'U-510104-URBAN', post: '甲区城管队员' })
const database = testDatabase()
let door: Awaited<ReturnType<typeof listen>>

beforeAll(async () => {
  singleton('city', () => loadCity('chengdu'))
  await loadWorkingCalendar(database.sql, loadCity('chengdu'))
  await loadMatrix(database.sql, loadCity('chengdu'), systemClock())
  door = await listen([...officers, worker])
})
afterAll(async () => {
  await door.close()
  forget('city')
})

const filing = { severity: 3, condition: 'other' }
/** What a crowd does at once to a case in a state; each officer takes the next of it. */
const bouts: readonly (readonly (readonly [string, object])[])[] = [
  [
    ['file', filing],
    ['reject', { reason: '不属于受理范围' }],
  ],
  [
    ['dispatch', {}],
    ['suspend', { reason: '等待材料到场' }],
    ['void', { reason: '重复登记的案件' }],
  ],
]

it(`${ROUNDS} rounds of two to 64 officers at once: one wins, the others are told who, and every history is whole`, {
  timeout: 3_600_000,
}, async () => {
  const answers: HistoryAnswer[] = []
  const ids: string[] = []
  const wrong: unknown[] = []
  const send = async (
    actor: string,
    caseId: string,
    expectedVersion: number,
    [command, more]: readonly [string, object],
  ) => {
    const until = new Date(Date.now() + 86_400_000).toISOString()
    const body = { expectedVersion, commandId: randomUUID(), ...more, ...(command === 'suspend' ? { until } : {}) }
    const { status, json } = await door.ask(actor, 'POST', `/cases/${caseId}/${command}`, body)
    answers.push({ caseId, commandId: body.commandId, expectedVersion, status, repeated: json.repeated === true })
    return { actor, command, status, json, body }
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const crowd = officers.slice(0, CROWDS[round % CROWDS.length])
    const report = { cls: 'E0110', foundBy: 'hotline', text: `第 ${round} 轮垃圾`, lng: 104.08, lat: 30.65 }
    const { json: opened } = await door.ask('officer-0', 'POST', '/cases', report)
    ids.push(opened.id)
    let { version, status } = opened as { version: number; status: string }
    for (const bout of bouts) {
      if (status !== 'reported' && status !== 'filed') break
      const sent = await Promise.all(
        crowd.map((officer, at) =>
          send(officer.id, opened.id, version, bout[(round + at) % bout.length] ?? ['file', filing]),
        ),
      )
      const [won, ...others] = sent.filter(each => each.status === 200)
      const told = sent.filter(
        each =>
          each.status === 409 &&
          each.json.code === 'version-conflict' &&
          each.json.winner?.actor === `person:${won?.actor}` &&
          each.json.winner?.command === won?.command,
      )
      if (!won || others.length > 0 || told.length !== crowd.length - 1)
        wrong.push({ round, statuses: sent.map(each => [each.command, each.status, each.json.code]) })
      if (!won) break
      // an answer that was lost is asked for again, by its number
      const again = await door.ask(won.actor, 'POST', `/cases/${opened.id}/${won.command}`, won.body)
      if (again.json.repeated !== true) wrong.push({ round, again: again.json })
      version = won.json.version
      status = won.json.status
    }
    if (status === 'dispatched') await send(worker.id, opened.id, version, ['accept', {}])
  }
  expect(wrong).toEqual([])
  const kept = await keptHistory(database.sql, ids)
  expect(kept.cases).toHaveLength(ROUNDS)
  expect(faultsIn({ ...kept, answers })).toEqual([])
  const ends = new Set(kept.cases.map(each => each.status))
  expect(ends.size).toBeGreaterThan(1)
})
