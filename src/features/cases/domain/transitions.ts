import type { CaseState, CaseStatus } from './case-state'

/** Everything that can be done to a case; from `note` on they are ours, the others are the contract's. */
export const caseCommands = [
  'register',
  'verify',
  'file',
  'reject',
  'dispatch',
  'accept',
  'return',
  'handle',
  'check',
  'close',
  'reopen',
  'extend',
  'suspend',
  'resume',
  'escalate',
  'claim',
  'rule',
  'merge',
  'split',
  'void',
  'note',
  'appeal',
  'supervise',
  'answer',
  'review',
  'remind',
  'call',
] as const
export type CaseCommand = (typeof caseCommands)[number]

export const isCaseCommand = (value: unknown): value is CaseCommand => caseCommands.some(known => known === value)

/** Past tense, as the event log tells it: `case.dispatched`. */
export const pastTense: Readonly<Record<CaseCommand, string>> = {
  register: 'registered',
  verify: 'verified',
  file: 'filed',
  reject: 'rejected',
  dispatch: 'dispatched',
  accept: 'accepted',
  return: 'returned',
  handle: 'handled',
  check: 'checked',
  close: 'closed',
  reopen: 'reopened',
  extend: 'extended',
  suspend: 'suspended',
  resume: 'resumed',
  escalate: 'escalated',
  claim: 'claimed',
  rule: 'ruled',
  merge: 'merged',
  split: 'split',
  void: 'voided',
  note: 'noted',
  appeal: 'appealed',
  supervise: 'supervised',
  answer: 'answered',
  review: 'reviewed',
  remind: 'reminded',
  call: 'called',
}

type Row = Partial<Readonly<Record<CaseStatus, CaseStatus>>>
const keeps = (...statuses: CaseStatus[]): Row => Object.fromEntries(statuses.map(status => [status, status]))
const leads = (to: CaseStatus, ...statuses: CaseStatus[]): Row =>
  Object.fromEntries(statuses.map(status => [status, to]))

const working: CaseStatus[] = ['filed', 'dispatched', 'handling']
const open: CaseStatus[] = ['reported', ...working, 'handled', 'checked', 'suspended']

/**
 * State × command → next state; a pair that is not here is refused. Two commands choose between states by what they
 * are told: `check` fails back to `dispatched`, `resume` returns to where the clock was stopped (`nextStatus`).
 */
export const transitions: Readonly<Record<CaseCommand, Row>> = {
  register: {},
  verify: keeps('reported', 'handled'),
  file: leads('filed', 'reported'),
  reject: leads('rejected', 'reported'),
  dispatch: leads('dispatched', 'filed', 'dispatched'),
  accept: leads('handling', 'dispatched'),
  return: leads('filed', 'dispatched', 'handling'),
  // From `filed`: dealt with on the spot by whoever found it, without a dispatch.
  handle: leads('handled', 'filed', 'handling'),
  check: leads('checked', 'handled'),
  close: leads('closed', 'checked'),
  reopen: leads('filed', 'closed', 'rejected'),
  extend: keeps(...working),
  suspend: leads('suspended', ...working),
  resume: leads('handling', 'suspended'),
  escalate: keeps(...open),
  claim: keeps('reported', ...working),
  rule: keeps('reported', ...working),
  merge: leads('voided', 'reported', ...working),
  split: keeps('reported', ...working),
  void: leads('voided', 'reported', ...working, 'suspended'),
  note: keeps(...open, 'closed', 'rejected'),
  appeal: keeps('handled', 'checked', 'closed'),
  // What a note still takes, its own life says (`supervision-note.ts`); a case that was closed meanwhile is answered for.
  supervise: keeps(...working, 'handled', 'checked', 'suspended'),
  answer: keeps(...working, 'handled', 'checked', 'suspended', 'closed'),
  review: keeps(...working, 'handled', 'checked', 'suspended', 'closed'),
  remind: keeps(...working, 'handled', 'checked', 'suspended', 'closed'),
  call: keeps(...open, 'closed', 'rejected'),
}

/** Where a suspended case goes on: where it was stopped, else (another system stopped it) where its times say. */
export function resumedStatus({ pauses, dispatchedAt, acceptedAt }: CaseState): CaseStatus {
  const was = pauses.at(-1)?.was
  if (was) return was
  if (dispatchedAt === null) return 'filed'
  return acceptedAt !== null && acceptedAt >= dispatchedAt ? 'handling' : 'dispatched'
}

/** The commands that a state takes at all, in the order of the list. */
export const commandsIn = (status: CaseStatus): CaseCommand[] =>
  caseCommands.filter(command => transitions[command][status] !== undefined)
