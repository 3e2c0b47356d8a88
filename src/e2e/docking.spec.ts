import { rm } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { makeFront, oneProject } from '../features/docking/testing/front'
import { connect, type Sql } from '../platform/db/client'
import { dataFolder } from '../testing/data-folder'
import { embeddedDatabase } from '../testing/embedded-database'
import { openCity, type RunningServer, runServer } from '../testing/running-server'
import { closeContexts } from './close-contexts'
import { enter } from './enter'

// An approval system is declared, its front-end database is read, one project of two systems is joined.

let dataDir: string
let server: RunningServer
let front: Sql
let address: URL

test.beforeAll(async () => {
  dataDir = dataFolder()
  server = await runServer({ dataDir, environment: openCity })
  const own = embeddedDatabase(dataDir)
  const { host, port, user, pass, database } = own.options
  address = new URL(`postgres://${host[0]}:${port[0]}`)
  address.username = user ?? ''
  address.password = pass === null || typeof pass === 'function' ? '' : String(pass)
  address.pathname = '/approval'
  await own`create database approval`
  await own.end()
  expect(database).not.toBe('approval')
  front = connect(address.href, { max: 1 })
  await makeFront(front)
  await server.stop()
  await front.end()
  server = await runServer({
    dataDir,
    environment: { ...openCity, DOCKING_URL_SPGL_CITY: address.href },
  })
  const again = embeddedDatabase(dataDir)
  address.port = String(again.options.port[0])
  await again.end()
  front = connect(address.href, { max: 1 })
})
test.afterEach(({ browser }) => closeContexts(browser))
test.afterAll(async () => {
  await front?.end()
  await server?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

test('a front-end database is docked, one project of two systems is one', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await enter(context, server, 'data-administrator')
  const page = await context.newPage()
  const { baseUrl } = server
  const look = (name: string) => page.screenshot({ path: `${process.env.LOOK ?? dataDir}/${name}.png`, fullPage: true })

  await page.goto(`${baseUrl}/sources?lang=zh`)
  await page.getByRole('button', { name: '声明外部系统' }).click()
  await page.getByLabel('代号').fill('spgl-city')
  await page.getByLabel('中文名称').fill('市级审批系统')
  await page.getByLabel('英文名称').fill('City approval system')
  await page.getByLabel('模式（schema）').fill('spgl')
  await page.getByLabel('核对间隔（秒）').fill('1')
  await expect(page.getByText('DOCKING_URL_SPGL_CITY')).toBeVisible()
  await look('form')
  await page.getByRole('button', { name: '声明', exact: true }).click()
  await expect(page.getByRole('link', { name: '市级审批系统' })).toBeVisible()

  for (const serial of [1, 2, 3])
    for (const [table, rows] of Object.entries(oneProject(serial)))
      await front`insert into ${front(`spgl.${table.toLowerCase()}`)} ${front(rows)} on conflict do nothing`
  const strange = { ...oneProject(3).SPGL_XMSPSXBLXXXXB?.[0], lsh: 'ST-99', blzt: '99', blsj: '2026-11-01 09:00:00' }
  await front`insert into spgl.spgl_xmspsxblxxxxb ${front(strange as Record<string, string>)}`

  const states = page.getByRole('row', { name: /事项办理详细信息/ })
  await expect(async () => {
    await page.goto(`${baseUrl}/sources/spgl-city`)
    await expect(states).toContainText('22', { timeout: 500 })
  }).toPass({ timeout: 30_000 })
  await expect(page.getByText('代码不在代码表中').first()).toBeVisible()
  await look('source')
  expect(await page.content()).not.toContain(address.pathname)

  // a project of another system: the same developer and nearly the same name, with a number of its own
  const other = {
    projectCode: 'XM-77',
    name: '示范项目 00001 一期',
    isKey: false,
    signedAt: '2026-06-01T09:00:00+08:00',
    district: '510104',
  }
  const sent = await fetch(`${baseUrl}/api/v1/datasets/project/records`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await server.ingestKey()}`, 'content-type': 'application/json' },
    body: JSON.stringify([other]),
  })
  expect(await sent.json()).toMatchObject({ accepted: 1 })
  await expect(async () => {
    await page.goto(`${baseUrl}/projects/same`)
    await expect(page.getByText('XM-77').first()).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 30_000 })
  await look('same')
  const pair = page.getByRole('listitem').filter({ hasText: '示范项目 00001 一期' }).first()
  await pair.getByRole('button', { name: '归并为一个' }).click()
  await page.getByLabel('理由').fill('同一地块同一单位')
  await page.getByRole('dialog').getByRole('button', { name: '归并为一个' }).click()
  await page.getByRole('link', { name: /已归并/ }).click()
  await expect(page.getByText('同一地块同一单位')).toBeVisible()
  await page.getByRole('link', { name: '示范项目 00001', exact: true }).click()
  await expect(page.getByText(/XM-77/).first()).toBeVisible()
  await expect(page.getByText(/11 办结通过/).first()).toBeVisible()
  await look('project')
})
