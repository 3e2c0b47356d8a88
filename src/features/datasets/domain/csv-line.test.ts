import { expect, it } from 'vitest'
import { exportHeader, exportLine } from './csv-line'
import { dataset } from './registry'

it('writes a record that comes back as it was, and starts no formula', () => {
  const of = dataset('enterprise')
  const line = exportLine(of, { id: 'x', source: 'a,b', name: '=HYPERLINK("x")', creditCode: '-5', lng: -73.5 })
  const at = (name: string) => exportHeader(of).split(',').indexOf(name)
  expect(line.startsWith('x,"a,b",')).toBe(true)
  expect(line).toContain(`"'=HYPERLINK(""x"")"`)
  expect(line).toContain(',-73.5')
  expect(at('creditCode')).toBeGreaterThan(0)
  expect(line).toContain('-5')
})
