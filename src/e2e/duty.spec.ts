import { rm } from 'node:fs/promises'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { cellsBelow } from '../features/areas'
import { loadCity } from '../features/areas/server'
import { dataFolder } from '../testing/data-folder'
import { type RunningServer, runServer } from '../testing/running-server'
import { browserCookie, signedIn } from '../testing/signed-in'
import { asPersona } from './as-persona'
import { barriers } from './barriers'
import { deliverLamps, planRound, walkWithoutNetwork } from './census-steps'
import { closeContexts } from './close-contexts'

let dataDir: string
let server: RunningServer

/** Personas without the demo's records: the web role alone has no worker that would make them. */
test.beforeAll(async () => {
  dataDir = dataFolder()
  server = await runServer({ dataDir, environment: { DEMO: '1', ROLE: 'web' } })
})
test.afterEach(({ browser }) => closeContexts(browser))
test.afterAll(async () => {
  await server?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const city = loadCity('chengdu')
const street = city.children('510104')[0]?.name.zh ?? ''

const enter = (context: BrowserContext, persona: string, next: string) =>
  asPersona(context, server.baseUrl, persona, next)
const status = (page: Page) => page.locator('.cs-detail .cs-status')

test('a case is run by keys alone, from the call to the closing, each step on the wall', async ({ browser }) => {
  test.setTimeout(240_000)
  const [atDesk, outside, onWall] = [await browser.newContext(), await browser.newContext(), await browser.newContext()]
  const desk = await enter(atDesk, 'duty-officer', '/duty')
  await desk.setViewportSize({ width: 1920, height: 1080 })
  const wall = await onWall.newPage()
  await wall.setViewportSize({ width: 1920, height: 1080 })
  await wall.goto(`${server.baseUrl}/screen?lang=zh&motion=off`)
  await expect(wall.locator('[data-live="on"]')).toBeAttached()
  const lines = wall.locator('[data-panel="events"] [data-seq]')
  // a ceiling for a busy machine; the step is there within a second on an idle one
  const within = 60_000
  let told = 0
  const isOnWall = async (words: string) => {
    told++
    await expect(lines).toHaveCount(told, { timeout: within })
    await expect(lines.first()).toContainText(words)
  }

  await expect(desk.locator('[data-link="live"]')).toBeVisible()
  await expect(desk.getByText('没有符合条件的案件')).toBeVisible()
  await desk.keyboard.press('?')
  await expect(desk.getByRole('dialog')).toContainText('督办升级')
  await desk.keyboard.press('Escape')
  await expect(desk.getByRole('dialog')).toHaveCount(0)

  // keys are silent until the closed dialogue has let go of them
  await expect(async () => {
    await desk.keyboard.press('n')
    await expect(desk.locator('#in-text')).toBeFocused({ timeout: 2000 })
  }).toPass()
  await desk.keyboard.type(`${street}路面有个大坑`)
  const cls = desk.getByRole('radio', { name: /道路破损/ })
  await expect(cls).toBeChecked()
  await expect(desk.locator('.cs-choices').first()).toContainText('坑')
  await desk.getByRole('radio', { name: new RegExp(street) }).press('Space')
  await expect(desk.locator('.cs-proposal')).toContainText('示范道桥养护一队')
  await desk.keyboard.press('Control+Enter')
  await isOnWall('已上报')
  await expect(desk.locator('.dd-row')).toHaveCount(1)
  await expect(desk.locator('.dd-row[aria-selected="true"]')).toContainText('道路破损')
  await expect(status(desk)).toHaveText('已上报')

  const step = async (page: Page, key: string, form: string, said: string) => {
    await page.keyboard.press(key)
    await expect(page.locator(`form[data-command="${form}"]`)).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await isOnWall(said)
    await expect(status(page)).toHaveText(said)
  }
  await step(desk, 'a', 'file', '已立案')
  await desk.keyboard.press('d')
  await expect(desk.locator('.cs-note[data-proposal="line"]')).toContainText('E0113-510104')
  await desk.keyboard.press('Escape')
  await step(desk, 'd', 'dispatch', '已派遣')

  await desk.keyboard.press('o')
  await desk.waitForURL(/\/cases\//)
  const path = new URL(desk.url()).pathname
  const crew = await enter(outside, 'inspector', path)
  await crew.getByRole('button', { name: '接单' }).press('Enter')
  await isOnWall('处置中')
  await crew.getByRole('button', { name: '处置完成' }).press('Enter')
  await expect(crew.locator('form[data-command="handle"] textarea')).toBeFocused()
  await crew.keyboard.type('已填补')
  await crew.keyboard.press('Control+Enter')
  await isOnWall('已处置')
  await expect(status(desk)).toHaveText('已处置')
  await expect(desk.locator('.cs-timeline')).toContainText('已填补')
  expect(await barriers(desk)).toEqual([])

  await desk.goBack()
  await expect(desk.locator('[data-link="live"]')).toBeVisible()
  await expect(status(desk)).toHaveText('已处置')
  await step(desk, 'c', 'check', '已核查')
  await desk.keyboard.press('c')
  await expect(desk.locator('form[data-command="close"]')).toBeVisible()
  await desk.keyboard.press('Control+Enter')
  await isOnWall('已结案')
  await expect(desk.locator('.dd-row')).toHaveCount(0)
  await expect(desk.locator('[data-counter="open"] b')).toHaveText('0')
  await expect(wall.locator('[data-layer="cases"] dd')).toHaveText('0')
  expect(await barriers(desk)).toEqual([])
})

test('new cases come without moving the chosen row, and a double is merged with time to take it back', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const context = await browser.newContext()
  const desk = await enter(context, 'duty-officer', '/duty')
  await desk.setViewportSize({ width: 1600, height: 700 })
  const open = async (text: string) => {
    const answer = await desk.evaluate(
      body =>
        fetch('/api/v1/cases', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }).then(each => each.status),
      { cls: 'E0110', foundBy: 'hotline', text, lng: 104.08, lat: 30.65 },
    )
    expect(answer).toBe(201)
  }
  const rows = desk.locator('.dd-row')
  for (let at = 1; at <= 4; at++) {
    await open(`路口一堆垃圾 ${at}`)
    await expect(rows).toHaveCount(at)
  }
  await desk.keyboard.press('j')
  const chosen = desk.locator('.dd-row[aria-selected="true"]')
  await expect(chosen).toContainText('路口')
  const [before, id] = [await chosen.boundingBox(), await chosen.getAttribute('id')]
  for (let at = 5; at <= 12; at++) await open(`路口一堆垃圾 ${at}`)
  await expect(rows).toHaveCount(12)
  expect(await chosen.getAttribute('id')).toBe(id)
  const after = await chosen.boundingBox()
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(2)

  await desk.keyboard.press('m')
  await expect(desk.locator('form[data-command="merge"] select')).not.toHaveValue('')
  await desk.keyboard.press('Control+Enter')
  await expect(desk.locator('.dd-notices')).toContainText('5 秒内可撤销')
  await desk.keyboard.press('u')
  await expect(desk.locator('.dd-notices')).not.toContainText('5 秒内可撤销')
  await expect(rows).toHaveCount(12)

  await desk.goto(`${server.baseUrl}/duty?lang=en`)
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Duty desk')
  await expect(desk.locator('.dd-row').first()).toContainText('Reported')
  expect(await barriers(desk)).toEqual([])
})

test('a crew’s page opens without a network, and what was done meanwhile is sent once', async ({ browser }) => {
  test.setTimeout(180_000)
  const desk = await enter(await browser.newContext(), 'duty-officer', '/duty')
  const ask = (path: string, body: object) =>
    desk.evaluate(
      async ([to, sent]) => {
        const headers = { 'content-type': 'application/json' }
        const answer = await fetch(`/api/v1${to}`, { method: 'POST', headers, body: JSON.stringify(sent) })
        return answer.json()
      },
      [path, body] as const,
    )
  const place = { address: '无网路段', lng: 104.08, lat: 30.65 }
  const opened = await ask('/cases', { cls: 'E0113', foundBy: 'hotline', text: '无网路段大坑', ...place })
  let version = opened.version
  for (const [command, more] of [
    ['file', { severity: 3, condition: 'damaged' }],
    ['dispatch', {}],
  ] as const) {
    const body = { ...more, expectedVersion: version, commandId: crypto.randomUUID() }
    version = (await ask(`/cases/${opened.id}/${command}`, body)).version
  }

  const outside = await browser.newContext({ viewport: { width: 390, height: 844 } })
  const phone = await enter(outside, 'inspector', '/m')
  const task = phone.locator('.ph-tasks li', { hasText: '无网路段' })
  await expect(task).toBeVisible()
  await expect(phone.locator('main[data-kept]')).toBeVisible()

  await outside.setOffline(true)
  await phone.reload()
  await expect(phone.getByRole('status').first()).toContainText('没有网络')
  await task.locator('.ph-task').click()
  await task.getByRole('button', { name: '接单' }).click()
  await task.getByLabel('说明').fill('已填补')
  await task.getByRole('button', { name: '处置完成' }).click()
  const queue = phone.locator('.ph-queue li')
  await expect(queue).toHaveCount(2)
  await expect(queue.last()).toContainText('处置完成')
  // closed and opened again, still without a network: nothing is lost
  await phone.reload()
  await expect(queue).toHaveCount(2)
  await expect(phone.getByRole('status').first()).toContainText('2 条待发送')

  await outside.setOffline(false)
  await expect(queue).toHaveCount(0)
  await expect(task).toHaveCount(0)
  const steps = await desk.evaluate(async id => {
    const { timeline } = await (await fetch(`/api/v1/cases/${id}`)).json()
    return timeline.map((each: { command: string }) => each.command)
  }, opened.id)
  expect(steps).toEqual(['register', 'file', 'dispatch', 'accept', 'handle'])
  // other pages whose address begins alike are not the worker's business
  await phone.goto(`${server.baseUrl}/matrix`)
  await expect(phone.getByRole('heading', { level: 1 })).toBeVisible()
})

test('a round of the census is planned, walked without a network, and signed by somebody else into the ledger', async ({
  browser,
}) => {
  test.setTimeout(180_000)
  const [district] = city.districts
  const [block] = city.children(district?.code ?? '')
  const [cell] = cellsBelow(city, block?.code ?? '')
  if (!district || !cell) throw new Error('the city has cells')
  const [lng, lat] = cell.center
  await deliverLamps(server, district.code, [lng, lat])

  const desk = await enter(
    await browser.newContext({ viewport: { width: 1440, height: 900 } }),
    'duty-officer',
    '/census',
  )
  await planRound(desk, cell.code)

  const geolocation = { longitude: lng, latitude: lat }
  const outside = await browser.newContext({
    viewport: { width: 390, height: 844 },
    geolocation,
    permissions: ['geolocation'],
  })
  const phone = await enter(outside, 'inspector', '/m/census')
  await walkWithoutNetwork(phone)

  const chief = await enter(await browser.newContext({ viewport: { width: 1440, height: 900 } }), 'leader', '/census')
  await chief.getByRole('link', { name: '路灯普查' }).press('Enter')
  await expect(chief.locator('.cn-detail')).toContainText('与台账不符（4）')
  expect(await barriers(chief)).toEqual([])
  await chief.getByRole('button', { name: '签认' }).press('Enter')
  await chief.getByRole('dialog').getByRole('textbox').fill('核对无误')
  await chief.getByRole('dialog').getByRole('button', { name: '签认' }).press('Enter')
  await expect(chief.locator('.cn-outcome')).toContainText('已更新台账 3 件，新增 1 件')
  const { items } = await (await server.read('/api/v1/datasets/asset/records?cls=C0137')).json()
  const states = items.map((each: { assetCode: string; state: string }) => [each.assetCode.slice(-1), each.state])
  expect(states.sort()).toEqual([
    ['1', 'damaged'],
    ['2', 'missing'],
    ['3', 'intact'],
    ['4', 'intact'],
  ])
  await chief.goto(`${server.baseUrl}/census?lang=en`)
  await expect(chief.getByRole('heading', { level: 1 })).toHaveText('Component census')
  await expect(chief.locator('.dk-listing tbody tr')).toContainText('Signed')
})

test('a drill calls who is on duty: a unit answers on a phone, a post rings back, the desk sees both at once', async ({
  browser,
}) => {
  const [atDesk, onPhone] = [
    await browser.newContext(),
    await browser.newContext({ viewport: { width: 390, height: 844 } }),
  ]
  const cookie = await signedIn(server, { roles: ['inspector'], unit: 'U-510104-URBAN' })
  await onPhone.addCookies([browserCookie(cookie, server.baseUrl)])
  const desk = await enter(atDesk, 'duty-officer', '/duty/drills')
  await expect(desk.getByText('还没有演练过')).toBeVisible()
  await desk.getByRole('button', { name: '发起演练' }).click()
  await desk.getByLabel('演练名称').fill('夜间点名')
  await desk.getByLabel('应答时限（分钟）').fill('10')
  await desk.getByRole('button', { name: /现在点名/ }).press('Enter')
  const drill = desk.getByRole('region', { name: '夜间点名' })
  await expect(drill.getByText('剩余')).toBeVisible()

  const phone = await onPhone.newPage()
  await phone.goto(`${server.baseUrl}/duty/drills?lang=zh`)
  await phone.getByRole('button', { name: '通知，1 条未读' }).click()
  await phone.getByRole('link', { name: /值班演练点名，请应答/ }).click()
  await phone.waitForURL(/drill=/)
  await expect(phone.locator('[data-callee]')).toHaveCount(1)
  await phone.getByRole('button', { name: '应答', exact: true }).click()
  await expect(phone.getByText('按时应答')).toBeVisible()
  // the desk is told, without asking
  const unit = drill.locator('[data-callee="U-510104-URBAN"]')
  await expect(unit).toContainText('本单位应答')
  const post = drill.locator('[data-callee]').first()
  await post.getByRole('button', { name: '已回电' }).click()
  await expect(post).toContainText('电话应答')
  await post.getByRole('button', { name: '撤回应答' }).click()
  const dialog = desk.getByRole('dialog')
  await dialog.getByRole('textbox').fill('不是他接的电话')
  await dialog.getByRole('button', { name: '撤回应答' }).click()
  await expect(post).toContainText('等待应答')
  expect(await barriers(desk)).toEqual([])
  await drill.getByRole('button', { name: '结束演练' }).click()
  await expect(post).toContainText('未应答')
  await expect(drill.locator('[data-count="inTime"] dd')).toHaveText('1')
  await Promise.all([atDesk.close(), onPhone.close()])
})

test('what the incident room draws lies on the desk’s map at once, and a call by link is written down', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const desk = await enter(
    await browser.newContext({ viewport: { width: 1440, height: 900 } }),
    'duty-chief',
    '/duty/watch',
  )
  await desk.goto(`${server.baseUrl}/duty?lang=zh`)
  await expect(desk.locator('[data-link="live"]')).toBeVisible()
  await expect(desk.locator('.dd-map[data-map="ready"]')).toBeVisible({ timeout: 90_000 })

  const ask = (path: string, body: object) =>
    desk.evaluate(
      async ([to, sent]) => {
        const headers = { 'content-type': 'application/json' }
        const answer = await fetch(`/api/v1${to}`, { method: 'POST', headers, body: JSON.stringify(sent) })
        return { status: answer.status, json: await answer.json() }
      },
      [path, body] as const,
    )
  const begun = await ask('/mode', {
    mode: 'emergency',
    plan: 'gas',
    reason: '燃气泄漏，启动预案',
    until: new Date(Date.now() + 4 * 3_600_000).toISOString(),
  })
  expect([begun.status, begun.json.code]).toEqual([201, undefined])
  await expect(desk.locator('.dd-warnings a[href="/duty/room"]')).toBeVisible()

  const room = await desk.context().newPage()
  await room.setViewportSize({ width: 1440, height: 900 })
  await room.goto(`${server.baseUrl}/duty/room?lang=zh`)
  const ground = room.locator('.rm-map[data-map="ready"]')
  await ground.waitFor({ timeout: 90_000 })
  const box = await ground.boundingBox()
  if (!box) throw new Error('the map has a size')
  for (const [x, y] of [
    [0.3, 0.3],
    [0.6, 0.3],
    [0.6, 0.6],
  ] as const)
    await ground.click({ position: { x: box.width * x, y: box.height * y } })
  await expect(room.getByLabel('坐标')).toHaveValue(/\n.*\n/)
  await room.getByLabel('名称', { exact: true }).fill('核心警戒区')
  await room.getByRole('button', { name: '标绘', exact: true }).click()
  await expect(room.locator('[data-drawing="1"]')).toContainText('核心警戒区')
  await expect(desk.locator('.dd-map .map-drawing')).toContainText('核心警戒区')
  await room.locator('[data-drawing="1"]').getByRole('button', { name: '移除' }).click()
  await expect(desk.locator('.dd-map .map-drawing')).toHaveCount(0)

  await desk.goto(`${server.baseUrl}/duty/watch?lang=zh`)
  // nothing here dials
  await desk.evaluate(() =>
    document.addEventListener('click', event => {
      if ((event.target as HTMLElement).closest('a[href^="tel:"]')) event.preventDefault()
    }),
  )
  const callee = desk.locator('.wt-level a[data-calls]').first()
  const code = await callee.getAttribute('data-calls')
  await callee.click()
  await expect(desk.locator(`[data-call="${code}"]`)).toContainText('呼叫')
  expect(await barriers(desk)).toEqual([])
})
