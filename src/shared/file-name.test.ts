import { expect, it } from 'vitest'
import { attachment, safeFileName } from './file-name'

it.each([
  ['index-510104.csv', 'index-510104.csv'],
  ['城市体征指数-锦江区.xlsx', '城市体征指数-锦江区.xlsx'],
  ['../../etc/passwd', '_.._etc_passwd'],
  ['a\r\nset-cookie: x=1.csv', 'a_set-cookie_ x=1.csv'],
  ['say "x".csv', 'say _x_.csv'],
  ['CON:', 'CON_'],
  ['\u202Egnp.exe', '_gnp.exe'],
  ['...', 'file'],
  ['', 'file'],
])('%j is kept as %j', (name, safe) => expect(safeFileName(name)).toBe(safe))

it('is short, and keeps its extension', () => {
  expect(safeFileName(`${'长'.repeat(500)}.csv`)).toBe(`${'长'.repeat(116)}.csv`)
})

it('is a header of one line, in ASCII, that names the file as it is', () => {
  const header = attachment('指数 "1"\r\nx: y.csv')
  expect(header).toMatch(/^[\x20-\x7e]+$/)
  expect(header).toBe(`attachment; filename="_ _1_x_ y.csv"; filename*=UTF-8''%E6%8C%87%E6%95%B0%20_1_x_%20y.csv`)
})
