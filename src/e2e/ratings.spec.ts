import { rm } from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { type MailServer, startMailServer } from '../features/deliveries/testing/mail-server'
import { jpegOf } from '../features/ratings/testing/pictures'
import { dataFolder } from '../testing/data-folder'
import { openCity, type RunningServer, runServer } from '../testing/running-server'
import { administrator, browserCookie, signedIn } from '../testing/signed-in'
import { barriers } from './barriers'
import { closeContexts } from './close-contexts'
import { enter } from './enter'
import { postWallRecords } from './wall-records'

// An investor is asked, scores by a link on a phone, in both languages; a low score travels to an answer and back.

const phone = { width: 390, height: 844 }
let dataDir: string
let server: RunningServer
let mail: MailServer
let supervisor: string

test.beforeAll(async () => {
  dataDir = dataFolder()
  mail = await startMailServer()
  const environment = { ...openCity, SMTP_URL: mail.url, MAIL_FROM: 'City <no-reply@city.example>' }
  server = await runServer({ dataDir, environment })
  await postWallRecords(server)
  supervisor = await signedIn(server, { roles: ['supervisor'] })
})
test.afterEach(({ browser }) => closeContexts(browser))
test.afterAll(async () => {
  await server?.stop()
  await mail?.close()
  await rm(dataDir, { recursive: true, force: true })
})

async function deliver(dataset: string, row: Record<string, unknown>): Promise<void> {
  const answer = await fetch(`${server.baseUrl}/api/v1/datasets/${dataset}/records`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await server.ingestKey()}` },
    body: JSON.stringify([{ source: 'test', ...row }]),
  })
  expect(((await answer.json()) as { accepted: number }).accepted).toBe(1)
}

/** A project whose developer has an address, and whose licence was issued an hour ago. Answers the address. */
async function licensed(key: string, name: string): Promise<string> {
  const to = `front.${key}@builder.example`
  await deliver('enterprise', { creditCode: `E-${key}`, name: '示范建设公司', email: to, district: '510104' })
  await deliver('project', {
    projectCode: `P-${key}`,
    name,
    isKey: false,
    district: '510104',
    enterpriseId: `E-${key}`,
    signedAt: new Date(Date.now() - 20 * 86_400_000).toISOString(),
    permitIssuedAt: new Date(Date.now() - 3_600_000).toISOString(),
  })
  return to
}

async function link(projectCode: string): Promise<string> {
  const answer = await fetch(`${server.baseUrl}/api/v1/ratings/invitations`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: supervisor },
    body: JSON.stringify({ projectCode, moment: 'licence' }),
  })
  expect(answer.status).toBe(201)
  return `${server.baseUrl}/rate/${((await answer.json()) as { token: string }).token}`
}

/** The link that a message to somebody brings, as its reader sees it. */
async function mailedLink(to: string, after = 0): Promise<string> {
  const of = () => mail.received.filter(each => each.to === to)
  await expect.poll(() => of().length, { timeout: 60_000 }).toBeGreaterThan(after)
  const raw = of().at(-1)?.raw ?? ''
  const body = raw.split('\r\n\r\n').slice(1).join('\n')
  const text = /base64/i.test(raw) ? Buffer.from(body, 'base64').toString('utf8') : body.replaceAll(/=\r?\n/g, '')
  return `${server.baseUrl}/rate/${/\/rate\/([\w-]{43})/.exec(text)?.[1]}`
}

test('a good score in English, in a minute; the link is used once', async ({ page }) => {
  await page.setViewportSize(phone)
  const address = await link('P-0')
  await page.goto(`${address}?lang=en`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Rate the service you received')
  await page.getByRole('button', { name: 'Submit' }).click()
  await expect(page.getByText('Please rate at least one unit.')).toBeVisible()
  expect(await barriers(page)).toEqual([])
  await page.getByText('Very good').first().click()
  await page.getByRole('button', { name: 'Submit' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Thank you')
  await page.goto(`${address}?lang=en`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link has already been used')
  const again = await fetch(`${server.baseUrl}/api/v1/ratings/${address.split('/').at(-1)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ units: [{ unit: 'x', level: 'main', score: 5 }] }),
  })
  expect(again.status).toBe(409)
})

test('a low score in Chinese asks one reason, is answered, and the investor says that it helped', async ({
  page,
  browser,
}) => {
  await page.setViewportSize(phone)
  const address = await link('P-1')
  await page.goto(`${address}?lang=zh`)
  const first = page.locator('.rate-unit').first()
  const unit = ((await first.getByRole('heading').textContent()) ?? '').trim()
  await first.getByText('非常不满意').click()
  await page.getByRole('button', { name: '提交评价' }).click()
  await expect(page.getByText(`请为 ${unit} 选一个原因。`)).toBeVisible()
  await first.getByText('材料多').click()
  await first.getByRole('textbox').fill('补正意见分了三次才说完')
  await first.locator('input[type=file]').setInputFiles({
    name: 'note.svg',
    mimeType: 'image/svg+xml',
    buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
  })
  await expect(page.getByText('只接受 JPEG、PNG、WebP 图片或 PDF。')).toBeVisible()
  await first.locator('input[type=file]').setInputFiles({
    name: 'IMG_欧阳.jpg',
    mimeType: 'image/jpeg',
    buffer: await photograph(page),
  })
  await expect(first.getByText('图片 1')).toBeVisible()
  await page.reload()
  await expect(first.getByRole('textbox')).toHaveValue('补正意见分了三次才说完')
  await expect(first.getByText('图片 1')).toBeVisible()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: '提交评价' }).click()
  await expect(page.getByText(/我们会在 .* 前答复您/)).toBeVisible()

  const units = (await (await fetch(`${server.baseUrl}/api/v1/units`, { headers: { cookie: supervisor } })).json()) as {
    items: { code: string; name: { zh: string } }[]
  }
  const code = units.items.find(each => each.name.zh === unit)?.code ?? ''
  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const officer = await signedIn(server, { roles: ['approver'], unit: code })
  await desk.addCookies([browserCookie(officer, server.baseUrl)])
  const own = await desk.newPage()
  await own.goto(`${server.baseUrl}/ratings?view=words&lang=zh`)
  await expect(own.getByText('补正意见分了三次才说完')).toBeVisible()
  expect(await own.getByText('非常不满意').count()).toBe(0)
  const picture = own.getByRole('img', { name: '图片 1' })
  // 40 by 30, held sideways: how it was held is the one thing that stays of what the camera wrote
  await expect.poll(() => picture.evaluate(each => (each as HTMLImageElement).naturalWidth)).toBe(30)
  const sent = Buffer.from(
    await (await desk.request.get(`${server.baseUrl}${await picture.getAttribute('src')}`)).body(),
  )
  expect(sent.toString('latin1')).not.toContain('GPS of Ouyang')
  await own.getByRole('button', { name: '答复' }).click()
  await own.getByRole('textbox', { name: '答复内容，投资方会看到' }).fill('已改为一次告知')
  await own.getByRole('button', { name: '提交' }).click()
  await expect(own.getByText('已答复，等投资方表态')).toBeVisible()
  await desk.close()

  await page.goto(`${address}?lang=zh`)
  await expect(page.getByText('已改为一次告知')).toBeVisible()
  await page.getByRole('button', { name: '解决了', exact: true }).click()
  await expect(page.getByText('您说：解决了。谢谢。')).toBeVisible()
  await page.getByRole('link', { name: '我的项目与全部评价' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('我的项目与全部评价')
  await expect(page.getByText('您的评价：非常不满意')).toBeVisible()
  // a rest between two scores, unless the licence has asked by itself in the meantime
  const again = page.getByRole('button', { name: '再次评价' })
  await expect(page.getByText(/起可再次评价/).or(again)).toBeVisible()
  expect(await barriers(page)).toEqual([])
})

/** A photograph as a phone takes it: what the browser draws, with what a camera writes into it. */
async function photograph(page: Page): Promise<Buffer> {
  const drawn = await page.evaluate(async () => {
    const canvas = document.createElement('canvas')
    canvas.width = 40
    canvas.height = 30
    canvas.getContext('2d')?.fillRect(5, 5, 20, 10)
    return canvas.toDataURL('image/jpeg').split(',')[1] ?? ''
  })
  const told = jpegOf(['GPS of Ouyang'])
  const segments = told.subarray(2, told.indexOf(Buffer.from([0xff, 0xdb])))
  const picture = Buffer.from(drawn, 'base64')
  return Buffer.concat([picture.subarray(0, 2), segments, picture.subarray(2)])
}

test('a licence asks by itself: the link comes by e-mail, and the desk sees that it was sent', async ({
  page,
  browser,
}) => {
  const to = await licensed('mail', '会问候的工程')
  const address = await mailedLink(to)
  await page.setViewportSize(phone)
  await page.goto(`${address}?lang=en`)
  await expect(page.getByText('会问候的工程')).toBeVisible()
  await page.getByText('Good', { exact: true }).first().click()
  await page.getByRole('button', { name: 'Submit' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Thank you')

  const desk = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await desk.addCookies([browserCookie(supervisor, server.baseUrl)])
  const sent = await desk.newPage()
  await sent.goto(`${server.baseUrl}/ratings?view=sent&lang=zh`)
  const row = sent.getByRole('row', { name: /会问候的工程/ })
  await expect(row).toContainText('f***@***')
  await expect(row).toContainText('已发出')
  await expect(sent.getByText(/没有配置短信网关/)).toBeVisible()
  expect(await barriers(sent)).toEqual([])

  await sent.goto(`${server.baseUrl}/ratings?view=links&lang=zh`)
  await sent.getByLabel('项目代码').fill('P-2')
  await sent.getByRole('button', { name: '生成链接', exact: true }).click()
  await expect(sent.getByText(/没有登记邮箱或手机/)).toBeVisible()
  await sent.getByRole('link', { name: '打印二维码' }).first().click()
  await expect(sent.getByRole('heading', { name: '请您评价得到的服务' })).toBeVisible()
  await expect(sent.getByRole('heading', { name: 'Please rate the service you received' })).toBeVisible()
  const code = sent.locator('.sheet-code img')
  expect(await code.getAttribute('alt')).toContain(`${server.baseUrl}/rate/`)
  await expect.poll(() => code.evaluate(each => (each as HTMLImageElement).naturalWidth)).toBeGreaterThan(20)
  await page.goto(`${await code.getAttribute('alt')}?lang=zh`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('评价政务服务')
  await desk.close()
})

test('the public reads averages without an account', async ({ page }) => {
  await page.setViewportSize(phone)
  for (const [lang, title] of [
    ['zh', '政务服务评价公开'],
    ['en', 'Public service ratings'],
  ] as const) {
    await page.goto(`${server.baseUrl}/rate?lang=${lang}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    expect(await barriers(page)).toEqual([])
  }
  expect(await page.getByText('补正意见分了三次才说完').count()).toBe(0)
})

test('few scores have no number; a link that never was says what to do', async ({ page, context }) => {
  await enter(context, server, 'supervisor')
  await page.goto(`${server.baseUrl}/ratings?lang=zh`)
  await expect(page.getByText('不足 5 份，不显示').first()).toBeVisible()
  expect(await barriers(page)).toEqual([])
  await page.setViewportSize(phone)
  await page.goto(`${server.baseUrl}/rate/${'x'.repeat(43)}?lang=zh`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有这个链接')
})

test('a link that ended says what to do, and sends a new one to the address on record', async ({ page }) => {
  const to = await licensed('end', '会过期的工程')
  await page.setViewportSize(phone)
  const [few, mailed] = [await link('P-3'), await mailedLink(to)]
  const before = mail.received.filter(each => each.to === to).length
  const moved = await fetch(`${server.baseUrl}/api/v1/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: await administrator(server) },
    body: JSON.stringify({ leap: '+31d' }),
  })
  expect(moved.status).toBe(200)
  for (const [lang, title, text] of [
    ['zh', '链接已过期', '可以请帮办员重新发送'],
    ['en', 'This link has expired', 'assistant officer'],
  ] as const) {
    await page.goto(`${few}?lang=${lang}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await expect(page.locator('main')).toContainText(text)
  }
  await page.goto(`${few}?lang=zh`)
  await page.getByRole('button', { name: '重新发送链接' }).click()
  await expect(page.getByText('没有登记邮箱或手机，请致电上列单位。')).toBeVisible()
  await page.goto(`${mailed}?lang=zh`)
  await page.getByRole('button', { name: '重新发送链接' }).click()
  await expect(page.getByText('新的链接已发往登记的邮箱。')).toBeVisible()
  await page.goto(`${await mailedLink(to, before)}?lang=zh`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('评价政务服务')
})
