import { expect, it } from 'vitest'
import { readPdf } from '@/testing/read-pdf'
import { drawPdf } from './index'

const printed = {
  title: '督办函',
  lang: 'zh',
  author: '示范市督查室',
  at: new Date('2026-11-21T08:00:00Z'),
  mark: '演示数据',
  foot: (page: number, pages: number) => `${page} / ${pages}`,
} as const

it('keeps every character as text, common and rare, and says whose it is', async () => {
  const bytes = await drawPdf(printed, sheet => {
    sheet.title('督办函')
    sheet.facts([['项目', '犍为、郫都、龑、Ångström 2026']])
    sheet.signature(['示范市督查室'], { url: 'https://city.example/orders', caption: '扫码查看' })
  })
  const { pages, title, lang } = await readPdf(bytes)
  expect({ title, lang }).toEqual({ title: '督办函', lang: 'zh-CN' })
  expect(pages).toHaveLength(1)
  for (const each of ['督办函', '犍为、郫都、龑、Ångström 2026', '扫码查看', '演示数据', '1 / 1'])
    expect(pages[0]).toContain(each)
})

it('goes on over as many pages as it takes, with the head of a table on each', async () => {
  const rows = Array.from({ length: 120 }, (_, at) => [`第 ${at + 1} 天`, '工作日'])
  const columns = [
    { title: '日期', share: 0.5 },
    { title: '计算', share: 0.5 },
  ]
  const { pages } = await readPdf(await drawPdf(printed, sheet => sheet.table(columns, rows)))
  expect(pages.length).toBeGreaterThan(2)
  for (const [at, page] of pages.entries()) {
    expect(page).toContain('日期')
    expect(page).toContain(`${at + 1} / ${pages.length}`)
  }
  const all = pages.join('\n')
  for (const [day] of rows) expect(all).toContain(day)
})
