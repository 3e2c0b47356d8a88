import { expect, type Page } from '@playwright/test'
import type { RunningServer } from '../testing/running-server'
import { barriers } from './barriers'

/** Three lamps of the ledger, all in one place. */
export async function deliverLamps(
  server: RunningServer,
  district: string,
  [lng, lat]: readonly [number, number],
): Promise<void> {
  const lamp = (serial: number) => ({
    assetCode: `${district}013700000${serial}`,
    cls: 'C0137',
    title: `路灯${serial}号`,
    state: 'intact',
    updatedAt: '2026-01-05T00:00:00Z',
    district,
    lng,
    lat,
  })
  const delivered = await fetch(`${server.baseUrl}/api/v1/datasets/asset/records`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson', authorization: `Bearer ${await server.ingestKey()}` },
    body: [1, 2, 3].map(serial => JSON.stringify(lamp(serial))).join('\n'),
  })
  expect(await delivered.json()).toMatchObject({ accepted: 3 })
}

/** A round over one cell, by a surveyor with a certificate. */
export async function planRound(desk: Page, cell: string): Promise<void> {
  await expect(desk.getByText('还没有普查任务')).toBeVisible()
  await desk.getByRole('button', { name: '安排普查' }).press('Enter')
  const form = desk.getByRole('dialog')
  await form.getByLabel('任务名称').fill('路灯普查')
  const onMap = form.locator('.cn-map[data-map="ready"]')
  const chosen = form.locator('.cn-cells input:checked')
  await onMap.waitFor({ timeout: 90_000 })
  // a click chooses the cell under it, another leaves it out
  await expect(async () => {
    await onMap.click()
    await expect(chosen).toHaveCount(1, { timeout: 2000 })
  }).toPass()
  await onMap.click()
  await expect(chosen).toHaveCount(0)
  await form.getByRole('checkbox', { name: new RegExp(cell) }).check()
  await form.getByLabel('测绘单位').fill('示范测绘院')
  await form.getByLabel('资质证书编号').fill('DEMO-0001')
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
  await form.getByLabel('完成期限').fill(day(20))
  await form.getByLabel('证书有效期至').fill(day(400))
  expect(await barriers(desk)).toEqual([])
  await form.getByRole('button', { name: '安排普查' }).press('Enter')
  await desk.waitForURL(/round=/)
  await expect(desk.locator('.cn-detail')).toContainText('尚未开始')
}

/** The collector finds one lamp broken, one gone, one moved and a new one, all without a network, and hands it in. */
export async function walkWithoutNetwork(phone: Page): Promise<void> {
  const outside = phone.context()
  // kept for later by its script: from then on a touch is heard
  await expect(phone.locator('main[data-kept]')).toBeVisible()
  await phone.getByRole('button', { name: '开始普查' }).click()
  const thing = (serial: number) => phone.locator('.co-cell li', { hasText: `路灯${serial}号` })
  await expect(thing(3)).toBeVisible()
  await expect(phone.locator('main[data-kept]')).toBeVisible()
  await outside.setOffline(true)
  for (const [serial, said] of [
    [1, '在位，破损'],
    [2, '找不到'],
    [3, '移位，现在在我这里'],
  ] as const) {
    await thing(serial).locator('.ph-task').click()
    await thing(serial).getByRole('button', { name: said }).click()
    await expect(thing(serial)).toHaveAttribute('data-finding', /./)
  }
  await phone.getByText('登记台账没有的部件').click()
  await phone.getByLabel('部件类别').selectOption('C0137')
  await phone.getByLabel('名称', { exact: true }).fill('新路灯')
  await phone.getByRole('button', { name: '登记在我这里' }).click()
  // closed and opened again without a network: nothing is lost
  await expect(phone.locator('.ph-offline')).toContainText('4 条待发送')
  await phone.reload()
  await expect(phone.locator('.ph-offline')).toContainText('4 条待发送')
  await expect(thing(2)).toHaveAttribute('data-finding', 'missing')
  expect(await barriers(phone)).toEqual([])
  await outside.setOffline(false)
  await phone.getByRole('button', { name: '全部核对完，提交' }).click()
  await expect(phone.getByText('现在没有普查任务')).toBeVisible()
}
