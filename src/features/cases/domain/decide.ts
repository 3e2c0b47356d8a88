import { Denied, isAllowed } from '@/shared/auth'
import type { CaseState, CaseStatus } from './case-state'
import type { CommandInput } from './command-inputs'
import { type Circumstances, type Decider, type Decision, wrongState } from './decider'
import { claim, dismiss, merge, note, rule, split } from './deciders/belonging'
import { call } from './deciders/calling'
import { escalate, extend, resume, suspend } from './deciders/clocks'
import { appeal, check, close, reopen } from './deciders/closing'
import { answer, remind, review, supervise } from './deciders/supervision'
import { file, reject, verify } from './deciders/triage'
import { accept, dispatch, giveBack, handle } from './deciders/work'
import { casePermissions } from './policies'
import { isNoteCommand, type NoteState, noteTakes } from './supervision-note'
import { type CaseCommand, commandsIn, resumedStatus, transitions } from './transitions'

const deciders: { readonly [C in CaseCommand]: Decider<C> } = {
  register: state => {
    throw wrongState(state, 'register', commandsIn(state.status))
  },
  verify,
  file,
  reject,
  dispatch,
  accept,
  return: giveBack,
  handle,
  check,
  close,
  reopen,
  extend,
  suspend,
  resume,
  escalate,
  claim,
  rule,
  merge,
  split,
  void: dismiss,
  note,
  appeal,
  supervise,
  answer,
  review,
  remind,
  call,
}

export interface Decided extends Decision {
  readonly status: CaseStatus
}

/**
 * The whole law of a case: may this actor, does this state take it, do the guards agree, and what follows. Pure.
 * @throws Denied 401, 403 · Problem 409 `wrong-state` with what the state takes · Problem 422 with a guard's code
 */
export function decide(state: CaseState, input: CommandInput, circumstances: Circumstances): Decided {
  const { actor, subject } = circumstances
  const right = casePermissions[input.command]
  if (!isAllowed(actor, right, subject)) throw new Denied(actor, right.name)
  const next = transitions[input.command][state.status]
  if (next === undefined) throw wrongState(state, input.command, commandsIn(state.status))
  const decider = deciders[input.command] as Decider<CaseCommand>
  const decision = decider(state, input, circumstances)
  const status = statusAfter(state, input, next)
  return { ...decision, status, set: { ...decision.set, status } }
}

function statusAfter(state: CaseState, input: CommandInput, next: CaseStatus): CaseStatus {
  if (input.command === 'check' && input.result === 'fail') return 'dispatched'
  if (input.command === 'resume') return resumedStatus(state)
  return next
}

/** What an actor may do to a case and its note as they stand: the desk's buttons and keys. Guards may still refuse. */
export const openTo = (
  state: Pick<CaseState, 'status'> & { readonly note: NoteState | null },
  { actor, subject }: Pick<Circumstances, 'actor' | 'subject'>,
): CaseCommand[] =>
  commandsIn(state.status).filter(
    command =>
      isAllowed(actor, casePermissions[command], subject) &&
      (!isNoteCommand(command) || noteTakes(state.note, command)),
  )
