import type { CaseCommand } from '../../domain/transitions'

/** What a form asks for; each kind is drawn once (`command-field.tsx`). */
export type FieldName =
  | 'cls'
  | 'severity'
  | 'condition'
  | 'unit'
  | 'assignee'
  | 'result'
  | 'mine'
  | 'until'
  | 'stage'
  | 'confirmed'
  | 'outcome'
  | 'hours'
  | 'verdict'
  | 'into'
  | 'text'
  | 'reason'

export interface CommandForm {
  readonly fields: readonly FieldName[]
  /** Cannot be taken back: a typed reason stands for it. */
  readonly needsReason?: boolean
  /** Sent only after five seconds, in which it can be taken back. */
  readonly isHeld?: boolean
}

/** Forms of commands that ask something; the others are done at once. `register` and `split` have pages of their own. */
export const commandForms: Readonly<Partial<Record<CaseCommand, CommandForm>>> = {
  verify: { fields: ['stage', 'confirmed', 'text'] },
  file: { fields: ['cls', 'severity', 'condition', 'text'] },
  reject: { fields: ['reason'], needsReason: true },
  dispatch: { fields: ['unit', 'assignee', 'reason', 'text'] },
  return: { fields: ['reason'], needsReason: true },
  handle: { fields: ['text'] },
  check: { fields: ['result', 'reason', 'text'] },
  close: { fields: ['text'] },
  reopen: { fields: ['reason'], needsReason: true },
  extend: { fields: ['until', 'reason'], needsReason: true },
  suspend: { fields: ['until', 'reason'], needsReason: true },
  escalate: { fields: ['reason'], needsReason: true },
  claim: { fields: ['mine', 'reason'], needsReason: true },
  rule: { fields: ['unit', 'reason'], needsReason: true },
  merge: { fields: ['into', 'reason'], isHeld: true },
  void: { fields: ['reason'], needsReason: true },
  note: { fields: ['text'] },
  appeal: { fields: ['outcome', 'reason'], needsReason: true },
  supervise: { fields: ['text', 'hours'] },
  answer: { fields: ['text'] },
  review: { fields: ['verdict', 'reason'] },
}

/** The letter of each command at the desk. */
export const commandKeys: Readonly<Partial<Record<CaseCommand, string>>> = {
  file: 'a',
  accept: 'a',
  dispatch: 'd',
  escalate: 'e',
  merge: 'm',
  verify: 'v',
  handle: 'h',
  check: 'c',
  close: 'c',
  reject: 'r',
  return: 'r',
  note: 't',
  rule: 'b',
  suspend: 'p',
  resume: 'p',
  extend: 'x',
  supervise: 'g',
  answer: 'y',
  review: 'y',
}
