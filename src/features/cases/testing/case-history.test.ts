import { describe, expect, it } from 'vitest'
import { faultsIn, type History, type HistoryCase, type HistoryStep } from './case-history'

const step = (seq: number, command: string, fromStatus: string | null, toStatus: string): HistoryStep => ({
  seq,
  caseId: 'c',
  commandId: `command-${seq}`,
  command,
  at: 1000 * seq,
  fromStatus,
  toStatus,
  version: 1000 * seq,
})
const steps = [
  step(1, 'register', null, 'reported'),
  step(2, 'file', 'reported', 'filed'),
  step(3, 'dispatch', 'filed', 'dispatched'),
]
const whole: HistoryCase = {
  id: 'c',
  status: 'dispatched',
  unit: 'U-1',
  version: 3000,
  filedAt: 2000,
  limitAt: 9000,
  openPauses: 0,
}
const answer = { caseId: 'c', commandId: 'command-2', expectedVersion: 1000, status: 200, repeated: false }
const history = (over: Partial<History> = {}, more: Partial<HistoryCase> = {}): History => ({
  cases: [{ ...whole, ...more }],
  steps,
  answers: [answer, { ...answer, commandId: 'other', status: 409 }],
  ...over,
})
const changed = (at: number, more: Partial<HistoryStep>) =>
  history({ steps: steps.map((each, place) => (place === at ? { ...each, ...more } : each)) })

describe('the checker of histories', () => {
  it('finds nothing in a whole one, in repeated answers, in a failed check and a suspension that was ended', () => {
    expect(faultsIn(history())).toEqual([])
    expect(faultsIn(history({ answers: [answer, { ...answer, repeated: true }] }))).toEqual([])
    const longer = [
      ...steps,
      step(4, 'accept', 'dispatched', 'handling'),
      step(5, 'handle', 'handling', 'handled'),
      step(6, 'check', 'handled', 'dispatched'),
      step(7, 'suspend', 'dispatched', 'suspended'),
      step(8, 'resume', 'suspended', 'dispatched'),
      { ...step(9, 'note', 'dispatched', 'dispatched'), version: 8000 },
    ]
    expect(faultsIn(history({ steps: longer }, { version: 8000 }))).toEqual([])
    expect(
      faultsIn(history({ steps: longer.slice(0, 7) }, { status: 'suspended', version: 7000, openPauses: 1 })),
    ).toEqual([])
  })

  it.each<[string, History]>([
    ['ownerless: c', history({}, { unit: null })],
    ['clock-stopped: c', history({}, { limitAt: null })],
    ['clock-stopped: c', history({}, { openPauses: 1 })],
    ['record-differs: c', history({}, { status: 'filed' })],
    ['record-differs: c', history({}, { version: 2000 })],
    ['no-steps: c', history({ steps: [], answers: [] })],
    ['broken-chain: c', changed(2, { fromStatus: 'reported', command: 'file', toStatus: 'filed' })],
    ['broken-chain: c', history({ steps: steps.slice(1) })],
    ['against-the-table: c', changed(2, { command: 'accept' })],
    ['time-back: c', changed(2, { at: 1 })],
    ['time-back: c', changed(2, { version: 1 })],
    ['doubled: c', changed(2, { version: 2000 })],
    ['doubled: command-2', changed(2, { commandId: 'command-2' })],
    ['lost: command-9', history({ answers: [{ ...answer, commandId: 'command-9' }] })],
    ['two-winners: c 1000', history({ answers: [answer, { ...answer, commandId: 'command-3' }] })],
  ])('finds the planted %s', (fault, planted) => {
    expect(faultsIn(planted)).toContain(fault)
  })
})
