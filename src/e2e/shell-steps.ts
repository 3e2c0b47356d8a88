import { type BrowserContext, expect, type Page } from '@playwright/test'
import { io } from 'socket.io-client'
import type { RunningServer } from '../testing/running-server'

/** Pages that leave the shell: the wall has tests of its own, the others a frame for phones. */
export const outside = new Set(['/screen', '/m', '/report'])

/** Every page that the navigation offers, the doors, the own page, one that is missing. */
export async function offered(page: Page, baseUrl: string): Promise<string[]> {
  const found = await page
    .locator('.dk-modules a, .dk-pages a')
    .evaluateAll(links => links.map(link => link.getAttribute('href') ?? ''))
  const more = new Set(found)
  for (const module of found) {
    if (outside.has(module)) continue
    await page.goto(baseUrl + module)
    for (const link of await page.locator('.dk-pages a').evaluateAll(all => all.map(each => each.getAttribute('href'))))
      if (link) more.add(link)
  }
  more.delete('/screen')
  return ['/', ...more, '/profile', '/nothing-here']
}

/** What a thumb cannot hit, and what makes the page wider than the window. */
export const narrow = (page: Page) =>
  page.evaluate(bars => {
    const wrong: string[] = []
    if (document.documentElement.scrollWidth > innerWidth)
      wrong.push(`wider than the window: ${document.documentElement.scrollWidth}`)
    for (const target of document.querySelectorAll(bars)) {
      const { width, height } = target.getBoundingClientRect()
      if (width > 0 && Math.min(width, height) < 44) wrong.push(`${target.textContent}: ${width} × ${height}`)
    }
    return wrong
  }, '.dk-modules a, .dk-pages a, .dk-header-end :is(a, button), .phone-head a')

/** Whether a socket opens for whoever sends these headers. */
export async function opens(baseUrl: string, extraHeaders: Record<string, string>): Promise<boolean> {
  const socket = io(baseUrl, { path: '/rt', transports: ['websocket'], reconnection: false, extraHeaders })
  const isOpen = await new Promise<boolean>(resolve => {
    socket.on('connect', () => resolve(true))
    socket.on('connect_error', () => resolve(false))
  })
  socket.close()
  return isOpen
}

/** A project of the city, by the door of every delivery; answers its id. */
export async function postProject(server: RunningServer): Promise<string> {
  const headers = { authorization: `Bearer ${await server.ingestKey()}`, 'content-type': 'application/json' }
  const body = JSON.stringify([
    {
      projectCode: 'P-BELL',
      name: '铃声试验厂房',
      isKey: true,
      district: '510104',
      signedAt: new Date().toISOString(),
    },
  ])
  const sent = await fetch(`${server.baseUrl}/api/v1/datasets/project/records`, { method: 'POST', headers, body })
  expect(await sent.json()).toMatchObject({ accepted: 1 })
  const listed = await fetch(`${server.baseUrl}/api/v1/datasets/project/records`)
  const { items } = (await listed.json()) as { items: { id: string }[] }
  expect(items).toHaveLength(1)
  return items[0]?.id ?? ''
}

export async function findProblem(
  context: BrowserContext,
  { baseUrl }: RunningServer,
  projectId: string,
  text: string,
): Promise<void> {
  const units = (await (await context.request.get(`${baseUrl}/api/v1/units`)).json()) as {
    items: { code: string }[]
  }
  const answer = await context.request.post(`${baseUrl}/api/v1/problems`, {
    data: { projectId, kind: 'slow', text, unit: units.items[0]?.code },
  })
  expect(answer.status(), await answer.text()).toBe(201)
}
