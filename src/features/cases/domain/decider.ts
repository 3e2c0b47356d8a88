import type { Actor } from '@/shared/auth'
import { conflict, Problem } from '@/shared/problem'
import type { Limit } from '@/shared/time'
import type { Proposal } from '../../matrix'
import type { Callee } from '../../rota'
import type { CaseHistory, CaseState } from './case-state'
import type { CommandInput } from './command-inputs'
import type { CaseSubject } from './policies'
import type { CaseCommand } from './transitions'

/** What a decision may look at; everything comes in, nothing is asked for. */
export interface Circumstances {
  readonly actor: Actor
  /** Epoch milliseconds. */
  readonly now: number
  readonly history: CaseHistory
  readonly subject: CaseSubject
  /** Who would get the case, and by which line of the matrix. */
  readonly proposal: Proposal
  /** Limit of a class at a severity; the matrix line's own where it has one. `null`: no such class. */
  limitOf(cls: string, severity: number): Limit | null
  /** A unit's name in the city's language and its district; `null`: no such unit. */
  unitOf(code: string): { readonly name: string; readonly district: string | null } | null
  /** The moment so many working hours after another. */
  workingHoursFrom(moment: number, hours: number): number
  /** Whether the unit or person that the case is to be given to exists. */
  readonly knowsAssignee: boolean
  /** Whom a call is to; `null`: there is nobody of this name now. */
  readonly callee?: Callee | null
  /** The case that this one is merged into. */
  readonly target?: CaseState | null
}

/** What a command makes of a case: fields to set (`null` empties), and what its step remembers. */
export interface Decision {
  readonly set: Readonly<Record<string, unknown>>
  readonly data?: Readonly<Record<string, unknown>>
}

export type Decider<C extends CaseCommand> = (
  state: CaseState,
  input: CommandInput<C>,
  circumstances: Circumstances,
) => Decision

export const iso = (moment: number): string => new Date(moment).toISOString()

/** A guard's refusal: the state would take the command, this case does not. */
export const refuse = (code: string, detail: string, extra?: Record<string, unknown>): Problem =>
  new Problem(422, code, detail, extra)
export const wrongState = (state: CaseState, command: CaseCommand, allowed: readonly CaseCommand[]): Problem =>
  conflict('wrong-state', `A case that is ${state.status} does not take ${command}.`, {
    status: state.status,
    allowed,
  })

/** The fields that name who must do the work. @throws Problem 422 `unknown-unit` */
export function ownedBy(unit: string, { unitOf }: Circumstances): Record<string, unknown> {
  const found = unitOf(unit)
  if (!found) throw refuse('unknown-unit', `${unit} is no unit of this city`, { field: 'unit' })
  return { unit, dept: found.name }
}
