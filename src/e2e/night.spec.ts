import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { type BrowserContext, expect, test } from '@playwright/test'
import { caseCounters } from '../features/cases/domain/counters'
import { dataFolder } from '../testing/data-folder'
import { openCity, type RunningServer, runServer } from '../testing/running-server'
import { asPersona } from './as-persona'
import { closeContexts } from './close-contexts'

/** The city's clock shows 07:40 when the night's last ten minutes begin, whatever hour the machine has. */
const CITY_OFFSET_MS = 8 * 3_600_000
const DAY_MS = 86_400_000
const untilTwentyToEight = (): number => {
  const local = (Date.now() + CITY_OFFSET_MS) % DAY_MS
  return (7 * 60 + 40) * 60_000 - local + (local > (7 * 60 + 40) * 60_000 ? DAY_MS : 0)
}

let dataDir: string
let server: RunningServer
test.beforeAll(async () => {
  dataDir = dataFolder()
  const CLOCK_OFFSET = String(untilTwentyToEight())
  server = await runServer({ dataDir, environment: { ...openCity, CLOCK_OFFSET } })
})
test.afterEach(({ browser }) => closeContexts(browser))
test.afterAll(async () => {
  await server?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at whatever came
  readonly json: any
}
type Ask = (method: string, path: string, body?: unknown) => Promise<Answer>

/** Asks as whoever these headers say, and reads JSON or text. */
const asking =
  (headers: () => Promise<Record<string, string>>): Ask =>
  async (method, path, body) => {
    const answer = await fetch(`${server.baseUrl}/api/v1${path}`, {
      method,
      headers: { ...(await headers()), 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.includes('json')
    return { status: answer.status, json: isJson ? JSON.parse(text) : text }
  }

async function persona(key: string): Promise<Ask> {
  const answer = await fetch(`${server.baseUrl}/api/v1/session/persona`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ persona: key }),
  })
  const cookie = answer.headers
    .getSetCookie()
    .map(each => each.split(';', 1)[0])
    .join('; ')
  return asking(async () => ({ cookie }))
}

const enter = (context: BrowserContext, key: string, next: string) => asPersona(context, server.baseUrl, key, next)

const png =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const reports = [
  ['E0110', '路口一堆暴露垃圾没人清'],
  ['E0113', '路面有个大坑，很危险'],
  ['E0410', '共享单车乱停堵住人行道'],
  ['C0137', '路灯不亮三天了'],
  ['E0406', '小摊占道经营'],
] as const
const reportOf = (at: number) => reports[at % reports.length] ?? reports[0]
/** Ten kilometres of the inner city; every report has a place of its own. */
const placeOf = (at: number) => ({ lng: 104.03 + (at % 20) * 0.005, lat: 30.63 + Math.floor(at / 20) * 0.005 })

const ROUNDS = 10

test('a night: 200 reports from five channels, a red alarm, a hand-over at eight; every number agrees', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const [officer, chief, administrator] = await Promise.all([
    persona('duty-officer'),
    persona('duty-chief'),
    persona('administrator'),
  ])
  const seat = await persona('seat-operator')
  const anybody = asking(async () => ({}))
  const system = asking(async () => ({ authorization: `Bearer ${await server.ingestKey()}` }))
  const [atDesk, onWall] = [await browser.newContext(), await browser.newContext()]
  const desk = await enter(atDesk, 'duty-officer', '/duty')
  const wall = await onWall.newPage()
  await wall.setViewportSize({ width: 1920, height: 1080 })
  await wall.goto(`${server.baseUrl}/screen?lang=zh&motion=off`)
  await expect(wall.locator('[data-live="on"]')).toBeAttached()
  await expect(desk.locator('[data-link="live"]')).toBeVisible()

  const cityTime = async () => (await anybody('GET', '/mode')).json.at as string
  const begun = await cityTime()
  const ok = async (answer: Promise<Answer>, ...allowed: number[]) => {
    const { status, json } = await answer
    expect([status, allowed.includes(status) ? null : json]).toEqual([status, null])
    return json
  }

  // twenty reports a minute: eight calls, four of the public, four of a district's system, two alarms, two frames
  const called: string[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const at = await cityTime()
    const [from, told] = [round * 20, (n: number) => reportOf(round + n)]
    const calls = Array.from({ length: 8 }, async (_, n) => {
      const [cls, text] = told(n)
      const body = { cls, text, foundBy: 'hotline', reporterPhone: '13900000000', ...placeOf(from + n) }
      called.push((await ok(seat('POST', '/cases', body), 201)).id)
    })
    const strollers = Array.from({ length: 4 }, async (_, n) => {
      const body = { text: told(n)[1], ...placeOf(from + 8 + n), commandId: randomUUID() }
      const { token } = await ok(anybody('POST', '/reports', body), 201)
      // the page sends again what it got no answer for
      if (n === 0) expect((await ok(anybody('POST', '/reports', body), 201)).token).toBe(token)
    })
    const district = Array.from({ length: 4 }, (_, n) => ({
      source: 'district-system',
      caseNo: `QY-${round}-${n}`,
      cls: told(n)[0],
      text: told(n)[1],
      foundBy: 'transfer',
      status: 'reported',
      reportedAt: at,
      ...placeOf(from + 12 + n),
      ...Object.fromEntries(['returnCount', 'reworkCount'].map(name => [name, 0])),
      ...Object.fromEntries(
        ['extended', 'suspended', 'supervised', 'fastTrack', 'autoDispatched', 'refiled'].map(name => [name, false]),
      ),
    }))
    const delivery = async () => {
      expect(await ok(system('POST', '/datasets/case/records', district), 200)).toMatchObject({ accepted: 4 })
      // a delivery that comes twice is no news
      if (round === 3)
        expect(await ok(system('POST', '/datasets/case/records', district), 200)).toMatchObject({ unchanged: 4 })
    }
    // one sensor tells every minute of the same thing, each camera of its own
    const sensors = ['GAS-1', `TILT-${round}`].map(async (device, n) => {
      const kind = n === 0 ? 'gas-ch4' : 'manhole-tilt'
      const alarm = { id: `${device}-${round}`, device, kind, level: 3, at, ...placeOf(n === 0 ? 16 : from + 17) }
      expect((await ok(system('POST', '/signals/alarms', alarm), 201)).joined).toBe(n === 0 && round > 0)
    })
    const cameras = [0, 1].map(n =>
      ok(
        system('POST', '/signals/video', {
          id: `CAM-${round}-${n}`,
          device: `CAM-${round}-${n}`,
          text: told(n)[1],
          confidence: 0.8,
          frame: png,
          at,
          ...placeOf(from + 18 + n),
        }),
        201,
      ),
    )
    await Promise.all([...calls, ...strollers, delivery(), ...sensors, ...cameras])
    await ok(administrator('POST', '/clock', { leap: '+1min' }), 200, 201)
  }
  const REPORTED = 20 * ROUNDS - (ROUNDS - 1)
  const minutes = async () => (Date.parse(await cityTime()) - Date.parse(begun)) / 60_000
  await expect.poll(minutes).toBeGreaterThanOrEqual(ROUNDS)

  const counts = async () => (await officer('GET', '/cases/counts')).json as Record<string, number>
  expect(await counts()).toMatchObject({ reported: REPORTED, open: REPORTED })

  /** Does one thing to a case as it stands; whoever was faster (the clocks escalate by themselves) makes it look again. */
  const command = async (ask: Ask, id: string, name: string, more: object = {}): Promise<void> => {
    for (let attempt = 0; ; attempt++) {
      const { version } = await ok(officer('GET', `/cases/${id}`), 200)
      const answer = await ask('POST', `/cases/${id}/${name}`, {
        expectedVersion: version,
        commandId: randomUUID(),
        ...more,
      })
      if (answer.status === 409 && answer.json.code === 'version-conflict' && attempt < 5) continue
      expect([name, answer.status, answer.status === 200 ? null : answer.json]).toEqual([name, 200, null])
      return
    }
  }

  // doubles: the same called in again beside what is known, found by the advice and merged
  const doubled = called.slice(0, 5)
  for (const id of doubled) {
    const { cls, text, lng, lat } = await ok(officer('GET', `/cases/${id}`), 200)
    const place = { lng: lng + 0.0001, lat }
    const advice = await ok(seat('POST', '/cases/advice', { cls, text, ...place }), 200)
    expect(advice.duplicates[0].id).toBe(id)
    const second = await ok(seat('POST', '/cases', { cls, text, foundBy: 'hotline', ...place }), 201)
    await command(officer, second.id, 'merge', { into: id })
  }

  // nobody's: the matrix is silent; one is ruled at once, the other after the unit gave it back
  const nobodys = []
  for (const n of [0, 1]) {
    const body = { cls: 'C0123', text: '不明井盖丢失', foundBy: 'hotline', lng: 104.08 + n * 0.01, lat: 30.655 }
    const { id } = await ok(seat('POST', '/cases', body), 201)
    expect((await ok(officer('GET', `/cases/${id}`), 200)).proposal.by).toBe('provisional')
    await command(officer, id, 'file', { severity: 1, condition: 'missing' })
    if (n === 1) await command(await persona('inspector'), id, 'claim', { mine: false, reason: '不属于道桥设施' })
    await command(chief, id, 'rule', { unit: 'U-ROADS-1', reason: '市级裁定由道桥养护队处置' })
    await command(officer, id, 'dispatch')
    nobodys.push(id)
  }
  const crew = await persona('inspector')
  for (const id of nobodys) {
    await command(crew, id, 'accept')
    await command(crew, id, 'handle', { text: '已补装井盖' })
    await command(officer, id, 'check', { result: 'pass' })
    await command(officer, id, 'close')
  }

  // a red alarm: the desk goes into emergency mode, the wall with it, and both come back
  const red = { id: 'GAS-9-1', device: 'GAS-9', kind: 'gas-ch4', level: 1, at: await cityTime(), ...placeOf(50) }
  const { caseId } = await ok(system('POST', '/signals/alarms', red), 201)
  const watch = await enter(await browser.newContext(), 'duty-chief', '/duty/watch')
  const mode = watch.locator('.wt-mode')
  await mode.getByRole('combobox').first().selectOption('gas')
  await mode.getByRole('textbox').fill('红色燃气报警，启动预案')
  await mode.locator('button[type="submit"]').click()
  await expect(mode).toHaveAttribute('data-mode', 'emergency')
  await expect(wall.locator('[data-scene="emergency"]')).toBeAttached()
  await command(officer, caseId, 'file', { severity: 1, condition: 'other' })
  await command(officer, caseId, 'dispatch')
  expect(await ok(officer('GET', `/cases/${caseId}`), 200)).toMatchObject({ status: 'dispatched', unit: 'U-FIRE' })

  // the incident room, by forms and by coordinates: what is written in it stands on the wall and at the other desks
  const room = await enter(await browser.newContext(), 'duty-chief', '/duty/room')
  await room.getByRole('button', { name: '设立目标' }).click()
  await room.getByLabel('要达成什么').fill('关阀并疏散五百米内人员')
  await room.getByRole('dialog').locator('button[type="submit"]').click()
  await expect(room.locator('[data-objective="1"]')).toContainText('进行中')
  await expect(wall.locator('[data-panel="objectives"] .objective')).toContainText('关阀并疏散五百米内人员')
  const { id: emergency } = await ok(officer('GET', '/mode'), 200)
  const squad = { kind: 'people', name: '燃气抢险队员', measure: '人', quantity: 12 }
  await ok(officer('POST', `/mode/${emergency}/room/resource`, squad), 201)
  await expect(room.locator('[data-resource="1"]')).toContainText('燃气抢险队员')
  await expect(wall.locator('[data-panel="resources"] .called')).toContainText('12')
  await room.getByLabel('坐标').fill('104.05, 30.64\n104.06, 30.64\n104.06, 30.65')
  await room.getByRole('button', { name: '标绘', exact: true }).click()
  await expect(room.locator('[data-drawing="1"]')).toContainText('警戒区')
  await expect(desk.locator('.dd-map .map-drawing')).toContainText('警戒区')
  await room.getByRole('button', { name: '起草第 1 期' }).click()
  await expect(room.getByLabel('报告正文')).toHaveValue(/关阀并疏散五百米内人员[\s\S]*请求 12人/)
  await room.getByRole('button', { name: '印发第 1 期' }).click()
  await expect(room.locator('[data-report="1"]')).toBeVisible()
  await room.locator('[data-objective="1"]').getByRole('button', { name: '达成' }).click()
  await room.getByRole('dialog').locator('button[type="submit"]').click()
  await expect(wall.locator('[data-panel="objectives"] .objective')).toHaveAttribute('data-state', 'reached')
  await expect(desk.locator('.dd-warnings a[href="/duty/room"]')).toBeVisible()
  await mode.getByRole('textbox').last().fill('现场已关阀，浓度恢复正常')
  await mode.locator('form').last().locator('button[type="submit"]').click()
  await expect(mode).toHaveAttribute('data-mode', 'normal')
  await expect(wall.locator('[data-scene="emergency"]')).toHaveCount(0)
  await expect(desk.locator('.dd-warnings a[href="/duty/room"]')).toHaveCount(0)
  await room.locator('.rm[data-mode="normal"]').getByRole('link', { name: '查看总结报告' }).first().click()
  await expect(room.locator('.rm-paper')).toContainText('情况报告第 1 期')
  await expect(room.locator('.rm-paper')).toContainText('关阀并疏散五百米内人员')

  // at eight one shift gives, the other takes
  const sheet = await ok(officer('POST', '/duty/handovers', { note: '燃气报警已处置，其余见在办案件' }), 201)
  const left = Math.ceil((28_800_000 - ((Date.parse(await cityTime()) + CITY_OFFSET_MS) % DAY_MS)) / 60_000)
  if (left > 0) await ok(administrator('POST', '/clock', { leap: `+${left}min` }), 200, 201)
  await ok(chief('POST', `/duty/handovers/${sheet.id}/sign`), 200)
  const { items: sheets } = await ok(officer('GET', '/duty/handovers'), 200)
  const content = sheets[0].content as { done: Record<string, number>; open: Record<string, number> }
  const TOLD = REPORTED - 4 * ROUNDS + doubled.length + nobodys.length + 1
  expect(content.done).toMatchObject({ register: TOLD, merge: doubled.length, rule: 2, close: 2, note: ROUNDS - 1 })
  const OPEN = REPORTED + 1
  expect(Object.values(content.open).reduce((sum, each) => sum + each, 0)).toBe(OPEN)
  expect(sheets[0].takenAt).not.toBeNull()

  // every number of every screen, once what the clocks do by themselves has come to rest
  const REPORTS = REPORTED + doubled.length + nobodys.length + 1
  await expect(async () => {
    const numbers = await counts()
    expect(numbers).toMatchObject({ reported: REPORTS, open: OPEN, closed: 2, withoutPlace: 0 })
    const shown: Record<string, number> = {}
    for (const counter of caseCounters) {
      const tab = desk.locator(`[data-counter="${counter}"] b`)
      if ((await tab.count()) > 0) shown[counter] = Number(((await tab.textContent()) ?? '').replaceAll(/\D/g, ''))
    }
    expect(Object.keys(shown).length).toBeGreaterThan(3)
    expect(numbers).toMatchObject(shown)
    for (const counter of caseCounters) {
      const csv = (await officer('GET', `/cases/export.csv?counter=${counter}`)).json as string
      expect([counter, csv.trim().split('\r\n').length - 1]).toEqual([counter, numbers[counter]])
    }
    expect(Number(((await wall.locator('[data-layer="cases"] dd').textContent()) ?? '').replaceAll(/\D/g, ''))).toBe(
      OPEN,
    )
    const { json: proof } = await officer('GET', '/map/prove?layer=cases')
    expect(proof).toMatchObject({ agrees: true, total: OPEN })
    const { json: onScreen } = await anybody('GET', '/wall')
    const today = { reportedToday: REPORTS, closedToday: numbers.closed }
    expect(onScreen.cases).toMatchObject({ open: OPEN, overdue: numbers.overdue, ...today })
    expect(await counts()).toEqual(numbers)
  }).toPass({ timeout: 60_000 })
  const { json: listed } = await officer('GET', '/cases?counter=open&limit=1000')
  expect(listed.items).toHaveLength(OPEN)
  // a case of ours has an owner from its first moment, one that was sent from the moment our desk files it
  const owned = (each: { unit: string | null }) => each.unit !== null
  const isOurs = (each: { source: string }) => each.source === 'chengmai'
  const [ours, sent] = [listed.items.filter(isOurs), listed.items.filter((each: { source: string }) => !isOurs(each))]
  expect([ours.every(owned), sent.length]).toEqual([true, 4 * ROUNDS])
  const taken = sent[0]?.id ?? ''
  await command(officer, taken, 'file', { severity: 3, condition: 'other' })
  expect(owned(await ok(officer('GET', `/cases/${taken}`), 200))).toBe(true)
})
