import { expect, it } from 'vitest'
import { historyOf } from './history'

const at = (text: string) => new Date(`${text}+08:00`)
const startOfDay = (day: string) => at(`${day}T00:00:00`).getTime()
const project = {
  signedAt: at('2026-01-05T10:00:00'),
  landTransferAt: '2026-02-01',
  permitIssuedAt: null,
  actualStart: null,
  actualFinish: null,
  closedAt: null,
}
const step = {
  item: '建设工程规划许可',
  acceptedAt: at('2026-03-02T09:00:00'),
  doneAt: at('2026-05-20T16:00:00'),
  approvalNo: '地字第1号',
  pauses: [
    { from: '2026-03-10T01:00:00.000Z', to: '2026-03-20T01:00:00.000Z' },
    { from: '2026-05-18T01:00:00.000Z', to: null },
  ],
}
const lamp = { at: at('2026-04-06T00:00:00'), type: 'flag.raised', colour: 'red', item: null } as const
const problem = { id: 'p', foundAt: at('2026-04-06T00:00:00'), acceptedAt: null }
const past = {
  project,
  steps: [step],
  lamps: [lamp, { ...lamp, type: 'flag.cleared', at: at('2026-05-21T08:00:00') } as const],
  problems: [problem],
}

it('tells all that happened up to a moment, the newest first', () => {
  expect(historyOf(past, at('2026-06-01T00:00:00'), startOfDay).map(each => each.kind)).toEqual([
    'lamp-out',
    'step-done',
    'step-paused',
    'problem-found',
    'lamp-red',
    'step-resumed',
    'step-paused',
    'step-accepted',
    'land',
    'signed',
  ])
  const then = historyOf(past, at('2026-03-15T00:00:00'), startOfDay)
  expect(then.map(each => [each.kind, each.isDay, each.item])).toEqual([
    ['step-paused', false, '建设工程规划许可'],
    ['step-accepted', false, '建设工程规划许可'],
    ['land', true, null],
    ['signed', false, null],
  ])
})

it('names the approval of a step that was decided, and the problem to open', () => {
  const all = historyOf(past, at('2026-06-01T00:00:00'), startOfDay)
  expect(all.find(each => each.kind === 'step-done')?.approvalNo).toBe('地字第1号')
  expect(all.find(each => each.kind === 'problem-found')?.problem).toBe('p')
})
