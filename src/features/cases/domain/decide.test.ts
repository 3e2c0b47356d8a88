import { describe, expect, it } from 'vitest'
import { type Actor, hasRole, type Role, roles, system, visitor } from '@/shared/auth'
import { person } from '../testing/people'
import { type CaseState, type CaseStatus, caseStatuses, ends, isCaseStatus, noHistory } from './case-state'
import { type CommandInput, commandInputs } from './command-inputs'
import { decide } from './decide'
import type { Circumstances } from './decider'
import { type NoteState, type NoteStep, noteCommands, noteStates } from './supervision-note'
import { type CaseCommand, caseCommands, commandsIn, pastTense, transitions } from './transitions'

const now = Date.UTC(2026, 10, 20, 2)
const hour = 3_600_000
const state = (status: CaseStatus, more: Partial<CaseState> = {}): CaseState => ({
  id: 'a-case',
  caseNo: '5101042026112000001',
  status,
  cls: 'E0110',
  unit: 'U-1',
  district: '510104',
  severity: 3,
  filedAt: now - 3 * hour,
  dispatchedAt: now - 2 * hour,
  acceptedAt: now - hour,
  handledAt: null,
  closedAt: status === 'closed' ? now - hour : null,
  rejectedAt: status === 'rejected' ? now - hour : null,
  limitAt: now + hour,
  checkRequestedAt: null,
  verifyRequestedAt: null,
  returnCount: 0,
  reworkCount: 0,
  assignee: null,
  appeal: null,
  pauses:
    status === 'suspended'
      ? [{ from: new Date(now - hour).toISOString(), kind: 'suspension', reason: '施工', was: 'dispatched' }]
      : [],
  ...more,
})
const later = new Date(now + 48 * hour).toISOString()
const reason = '写明的理由'
const inputs: { readonly [C in CaseCommand]: Omit<CommandInput<C>, 'command'> } = {
  register: {},
  verify: { stage: 'request' },
  file: { severity: 3, condition: 'other' },
  reject: { reason },
  dispatch: {},
  accept: {},
  return: { reason },
  handle: {},
  check: { result: 'pass' },
  close: {},
  reopen: { reason },
  extend: { until: later, reason },
  suspend: { until: later, reason },
  resume: {},
  escalate: { reason },
  claim: { mine: true, reason },
  rule: { unit: 'U-2', reason, propose: true },
  merge: { into: 'another' },
  split: { into: [{ cls: 'E0110', text: '一半' }], reason },
  void: { reason },
  note: { text: '已电话联系' },
  appeal: { outcome: 'pending', reason },
  supervise: { text: '请说明未到场原因', hours: 4 },
  answer: { text: '已到场' },
  review: { verdict: 'accepted' },
  remind: {},
  call: { to: { kind: 'unit', code: 'U-1' }, way: 'telephone' },
}
const input = <C extends CaseCommand>(command: C, more: object = {}) =>
  ({ command, ...inputs[command], ...more }) as CommandInput
const units = new Map([
  ['U-1', { name: '甲队', district: '510104' }],
  ['U-2', { name: '乙队', district: '510105' }],
])
const circumstances = (actor: Actor, more: Partial<Circumstances> = {}): Circumstances => ({
  actor,
  now,
  history: noHistory,
  subject: { areas: ['510104', '510100'], unit: 'U-1', assignee: null },
  proposal: { unit: 'U-1', by: 'line', line: 'E01-510104', limit: '', rivals: [], plan: null },
  limitOf: () => ({ value: 4, unit: 'uh' }),
  unitOf: code => units.get(code) ?? null,
  workingHoursFrom: (moment, hours) => moment + hours * hour,
  knowsAssignee: true,
  callee: { kind: 'unit', code: 'U-1', name: { zh: '甲队', en: 'One' }, phone: '028-0000 1' },
  target: state('filed', { id: 'another', caseNo: 'ANOTHER' }),
  ...more,
})
const actors: Actor[] = [
  ...roles.flatMap(role => [person(`${role}`, role), person(`${role}-of-unit`, role, { unit: 'U-1' })]),
  visitor(true),
  visitor(false),
]
const outcome = (from: CaseState, command: CommandInput, around: Circumstances): string => {
  try {
    return decide(from, command, around).status
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

const note = (state: NoteState, more: Partial<NoteStep> = {}): NoteStep => ({
  state,
  command: state === 'open' ? 'supervise' : state === 'answered' ? 'answer' : 'review',
  hours: 4,
  dueAt: new Date(now + hour).toISOString(),
  post: '带班领导',
  unit: null,
  at: new Date(now - hour).toISOString(),
  writer: 'person:leader',
  isReminded: false,
  ...more,
})
const noted = (state: NoteState | null, more: Partial<NoteStep> = {}) => ({
  history: { ...noHistory, note: state && note(state, more) },
})
/** The note as the step of it that a command is asks for. */
const withNoteFor = (command: CaseCommand) =>
  command === 'answer'
    ? noted('open')
    : command === 'review'
      ? noted('answered')
      : command === 'remind'
        ? noted('open', { dueAt: new Date(now - hour).toISOString() })
        : {}

/** Decision 25 as it is written, not as the table has it. */
const written: Partial<Record<CaseCommand, CaseStatus>> = {
  file: 'filed',
  reject: 'rejected',
  dispatch: 'dispatched',
  accept: 'handling',
  return: 'filed',
  handle: 'handled',
  check: 'checked',
  close: 'closed',
  reopen: 'filed',
  suspend: 'suspended',
  merge: 'voided',
  void: 'voided',
}
const keeping: CaseCommand[] = [
  'verify',
  'extend',
  'escalate',
  'claim',
  'rule',
  'split',
  'note',
  'appeal',
  'supervise',
  'answer',
  'review',
  'remind',
  'call',
]

describe('state × command', () => {
  it('leads where decision 25 says, from every state that takes the command', () => {
    for (const command of caseCommands)
      for (const status of commandsOf(command)) {
        const expected = command === 'resume' ? 'dispatched' : (written[command] ?? status)
        expect([command, status, next(command, status)]).toEqual([command, status, expected])
        expect(written[command] !== undefined || keeping.includes(command) || command === 'resume').toBe(true)
      }
  })

  it('reaches every state from a report, and leaves every state but the named ends', () => {
    const reached = new Set<CaseStatus>(['reported'])
    for (let size = 0; size !== reached.size; ) {
      size = reached.size
      for (const status of [...reached])
        for (const command of commandsIn(status)) {
          reached.add(next(command, status))
          if (command === 'check') reached.add('dispatched')
        }
    }
    expect([...reached].sort()).toEqual([...caseStatuses].sort())
    for (const status of caseStatuses) {
      const leaves = commandsIn(status).some(command => next(command, status) !== status)
      expect([status, leaves]).toEqual([status, !ends.has(status)])
    }
  })

  it('has a past tense and an input for every command', () => {
    expect(Object.keys(pastTense).sort()).toEqual([...caseCommands].sort())
    for (const command of caseCommands)
      expect(
        commandInputs[command].safeParse({
          ...inputs[command],
          into:
            command === 'merge' ? '0198a000-0000-7000-8000-000000000000' : (inputs[command] as { into?: unknown }).into,
        }).success,
      ).toBe(true)
  })

  const commandsOf = (command: CaseCommand) => caseStatuses.filter(status => transitions[command][status] !== undefined)
  /** As decided for the first who may and whom no guard stops. */
  const next = (command: CaseCommand, status: CaseStatus): CaseStatus => {
    const found = [...actors, system('case-clock')].map(actor =>
      outcome(state(status), input(command), circumstances(actor, withNoteFor(command))),
    )
    const reached = found.find(isCaseStatus)
    if (!reached) throw new Error(`nobody can ${command} what is ${status}: ${[...new Set(found)]}`)
    return reached
  }
})

/** Who may, as the rules of the house say it in words; the roles that are not named never may. */
const may: { readonly [C in CaseCommand]: { readonly roles: readonly Role[]; readonly ofUnit?: boolean } } = {
  register: { roles: ['duty-officer', 'seat-operator', 'inspector', 'leader'] },
  verify: { roles: ['duty-officer', 'seat-operator', 'inspector'] },
  file: { roles: ['duty-officer', 'seat-operator'] },
  reject: { roles: ['duty-officer', 'seat-operator'] },
  dispatch: { roles: ['duty-officer'] },
  accept: { roles: ['inspector', 'assistant', 'approver'], ofUnit: true },
  return: { roles: ['inspector', 'assistant', 'approver'], ofUnit: true },
  handle: { roles: ['inspector', 'assistant', 'approver'] },
  check: { roles: ['duty-officer', 'inspector'] },
  close: { roles: ['duty-officer'] },
  reopen: { roles: ['duty-officer'] },
  extend: { roles: ['duty-officer', 'leader'] },
  suspend: { roles: ['duty-officer', 'leader'] },
  resume: { roles: ['duty-officer'] },
  escalate: { roles: ['duty-officer', 'leader'] },
  claim: { roles: ['inspector', 'assistant', 'approver'] },
  rule: { roles: ['duty-officer', 'leader'] },
  merge: { roles: ['duty-officer', 'seat-operator'] },
  split: { roles: ['duty-officer'] },
  void: { roles: ['duty-officer'] },
  note: { roles: roles.filter(role => role !== 'screen') },
  appeal: { roles: ['duty-officer', 'inspector', 'assistant', 'approver'] },
  supervise: { roles: ['duty-officer', 'leader', 'supervisor'] },
  answer: { roles: ['inspector', 'assistant', 'approver'], ofUnit: true },
  review: { roles: ['duty-officer', 'leader', 'supervisor'] },
  remind: { roles: [] },
  call: { roles: roles.filter(role => role !== 'screen') },
}

describe.each(caseStatuses)('a case that is %s', status => {
  it.each(caseCommands)('takes %s from those who may and from nobody else', command => {
    const takes = transitions[command][status] !== undefined
    for (const actor of actors) {
      const { roles: named, ofUnit } = may[command]
      const isAble = actor.kind === 'person' && hasRole(actor, ...named) && (!ofUnit || actor.unit === 'U-1')
      const found = outcome(state(status), input(command), circumstances(actor))
      const refusals = ['forbidden', 'sign-in-needed']
      if (!isAble) expect(refusals).toContain(found)
      else if (!takes) expect(found).toBe('wrong-state')
      else expect([...refusals, 'wrong-state']).not.toContain(found)
    }
  })
})

describe('guards', () => {
  const desk = person('desk', 'duty-officer')
  const worker = person('worker', 'inspector', { unit: 'U-1' })
  const stranger = person('stranger', 'inspector', { unit: 'U-2' })
  const codes = (from: CaseState, command: CommandInput, actor: Actor, more: Partial<Circumstances> = {}) =>
    outcome(from, command, circumstances(actor, more))

  it('let nobody check the work of their own unit, nor their own', () => {
    expect(codes(state('handled'), input('check'), worker)).toBe('own-work')
    expect(codes(state('handled'), input('check'), stranger)).toBe('checked')
    expect(
      codes(state('handled'), input('check'), stranger, { history: { ...noHistory, handledBy: 'person:stranger' } }),
    ).toBe('own-work')
    expect(codes(state('handled'), input('check', { result: 'fail' }), desk)).toBe('reason-needed')
    const failed = decide(
      state('handled', { reworkCount: 1 }),
      input('check', { result: 'fail', reason }),
      circumstances(desk),
    )
    expect(failed).toMatchObject({ status: 'dispatched', set: { reworkCount: 2, handledAt: null } })
  })

  it('push nothing forward that came back', () => {
    const back = { history: { ...noHistory, returnedBy: 'U-1' } }
    expect(codes(state('filed', { returnCount: 1 }), input('dispatch'), desk, back)).toBe('returned-unit')
    expect(codes(state('filed', { returnCount: 1 }), input('dispatch', { unit: 'U-2', reason }), desk, back)).toBe(
      'dispatched',
    )
    expect(codes(state('filed', { returnCount: 1 }), input('handle'), worker, back)).toBe('returned-case')
    expect(codes(state('filed'), input('handle'), worker)).toBe('handled')
  })

  it('ask why a case goes elsewhere than the matrix says', () => {
    expect(codes(state('filed'), input('dispatch', { unit: 'U-2' }), desk)).toBe('reason-needed')
    expect(codes(state('filed'), input('dispatch', { unit: 'U-9', reason }), desk)).toBe('unknown-unit')
  })

  it('leave a ruling across districts to the city', () => {
    const district = person('district', 'duty-officer', { area: '510104' })
    expect(codes(state('filed'), input('rule'), district)).toBe('beyond-district')
    expect(codes(state('filed'), input('rule', { unit: 'U-1' }), district)).toBe('filed')
    expect(codes(state('filed'), input('rule'), desk)).toBe('filed')
  })

  it('keep the window of reopening, the number of extensions and suspensions', () => {
    const days = (count: number) => state('closed', { closedAt: now - count * 24 * hour })
    expect(codes(days(15), input('reopen'), desk)).toBe('filed')
    expect(codes(days(15.01), input('reopen'), desk)).toBe('window-over')
    expect(codes(state('filed'), input('extend'), desk, { history: { ...noHistory, extensions: 2 } })).toBe(
      'extended-enough',
    )
    expect(codes(state('filed'), input('extend', { until: new Date(now + hour / 2).toISOString() }), desk)).toBe(
      'not-later',
    )
    expect(codes(state('filed'), input('suspend'), desk, { history: { ...noHistory, suspensions: 1 } })).toBe(
      'suspended-enough',
    )
  })

  it('merge only into what is open, and never into itself', () => {
    expect(codes(state('filed'), input('merge'), desk, { target: state('closed') })).toBe('target-over')
    expect(codes(state('filed'), input('merge', { into: 'a-case' }), desk)).toBe('same-case')
    expect(codes(state('filed'), input('merge'), desk, { target: null })).toBe('unknown-case')
  })

  it('change how lateness is judged by an appeal, never the times', () => {
    const appealed = decide(state('closed'), input('appeal'), circumstances(worker))
    expect(appealed.set).toEqual({ appeal: 'pending', status: 'closed' })
    expect(codes(state('closed', { appeal: 'pending' }), input('appeal', { outcome: 'approved' }), worker)).toBe(
      'own-work',
    )
    expect(codes(state('closed', { appeal: 'pending' }), input('appeal', { outcome: 'approved' }), desk)).toBe('closed')
  })

  it('lead a note from asked to accepted, one step at a time, and tell who was first', () => {
    const led = new Map<string, string>()
    for (const from of [null, ...noteStates])
      for (const command of noteCommands)
        for (const verdict of ['accepted', 'returned'] as const) {
          const who = command === 'answer' ? worker : desk
          const around = circumstances(who, noted(from))
          const asked = input(command, command === 'review' ? { verdict, reason } : {})
          const to = outcome(state('handling'), asked, around)
          const said = to === 'handling' ? decide(state('handling'), asked, around).data?.note : to
          led.set([from ?? 'none', command, ...(command === 'review' ? [verdict] : [])].join(' '), String(said))
        }
    expect(Object.fromEntries([...led].filter(([, to]) => to !== 'note-state'))).toEqual({
      'none supervise': 'open',
      'open answer': 'answered',
      'answered review accepted': 'accepted',
      'answered review returned': 'returned',
      'returned answer': 'answered',
      'accepted supervise': 'open',
    })
    try {
      decide(state('handling'), input('answer'), circumstances(worker, noted('answered', { post: '养护员' })))
    } catch (error) {
      expect(error).toMatchObject({
        status: 409,
        extra: { note: 'answered', winner: { post: '养护员', command: 'answer' } },
      })
    }
  })

  it('count the hours of an answer from the asking, again from the sending back, and mark a late one', () => {
    const data = (command: CommandInput, actor: Actor, more: Partial<Circumstances>) =>
      decide(state('handling'), command, circumstances(actor, more)).data
    const inFour = new Date(now + 4 * hour).toISOString()
    expect(data(input('supervise'), desk, noted(null))).toEqual({ unit: 'U-1', note: 'open', hours: 4, dueAt: inFour })
    const sentBack = input('review', { verdict: 'returned', reason })
    expect(data(sentBack, desk, noted('answered'))).toMatchObject({ note: 'returned', dueAt: inFour })
    expect(codes(state('handling'), input('review', { verdict: 'returned' }), desk, noted('answered'))).toBe(
      'reason-needed',
    )
    expect(data(input('answer'), worker, noted('open'))).toMatchObject({ late: false })
    const past = { dueAt: new Date(now - 1).toISOString() }
    expect(data(input('answer'), worker, noted('open', past))).toMatchObject({ late: true, ...past })
    expect(decide(state('handling'), input('supervise'), circumstances(desk)).set).toMatchObject({ supervised: true })
    const ofUnit = person('leader-of-unit', 'leader', { unit: 'U-1' })
    expect(codes(state('handling'), input('review'), ofUnit, noted('answered'))).toBe('own-work')
  })

  it('remind of an answer that is owed and late, of no other, and only by the clock', () => {
    const clock = system('case-clock')
    const past = { dueAt: new Date(now - 1).toISOString() }
    const found = (state_: NoteState | null, more: Partial<NoteStep> = {}, actor: Actor = clock) =>
      codes(state('handling'), input('remind'), actor, noted(state_, more))
    expect([found('open', past), found('returned', past)]).toEqual(['handling', 'handling'])
    const again = found('open', { ...past, isReminded: true })
    expect([found('open'), found('answered', past), found('accepted', past), found(null), again]).toEqual(
      Array(5).fill('not-overdue'),
    )
    expect(found('open', past, desk)).toBe('forbidden')
  })

  it('call nobody who is not there, and leave what the hook did to the hook', () => {
    expect(codes(state('handling'), input('call'), desk, { callee: null })).toBe('unknown-callee')
    expect(codes(state('handling'), input('call', { outcome: 'sent' }), desk)).toBe('not-yours')
    expect(codes(state('handling'), input('call', { outcome: 'sent' }), system('push-to-talk'))).toBe('handling')
    const { set, data } = decide(state('handling'), input('call'), circumstances(desk))
    expect([set, data]).toMatchObject([{ status: 'handling' }, { to: { code: 'U-1' }, outcome: null, of: null }])
  })

  it('stop the clock from the work done to the reopening', () => {
    const { set } = decide(state('closed', { handledAt: now - 2 * hour }), input('reopen'), circumstances(desk))
    expect(set.pauses).toEqual([
      {
        from: new Date(now - 2 * hour).toISOString(),
        to: new Date(now).toISOString(),
        kind: 'reopened',
        reason: 'reopened',
      },
    ])
  })
})
