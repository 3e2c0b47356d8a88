import { afterEach, expect, it } from 'vitest'
import { hideInLog, withoutPersonal } from './log'
import { forget } from './singleton'

afterEach(() => forget('log-hidden-names'))

it('hides what is named personal, at any depth, and personal numbers in texts', () => {
  hideInLog(['reporterName'])
  const line = { batch: { rows: [{ reporterName: '李四', text: '回电13800001234' }] }, count: 3, none: null }
  expect(withoutPersonal(line)).toEqual({
    batch: { rows: [{ reporterName: '***', text: '回电138****1234' }] },
    count: 3,
    none: null,
  })
})

it('tells of a database’s error without the rows it quotes', () => {
  const error = Object.assign(new Error('value too long for 13800001234'), {
    code: '22001',
    where: 'COPY case, line 1: "李四"',
    detail: 'Key (reporter_name)=(李四) exists',
    parameters: ['李四'],
    cause: Object.assign(new Error('inner'), { detail: '李四' }),
  })
  const told = JSON.stringify(withoutPersonal({ err: error }))
  expect(told).toContain('22001')
  expect(told).toContain('138****1234')
  expect(told).not.toMatch(/李四|13800001234/)
})

it('ends at what holds itself', () => {
  const loop: Record<string, unknown> = {}
  loop.self = loop
  expect(JSON.stringify(withoutPersonal(loop)).length).toBeLessThan(500)
})
