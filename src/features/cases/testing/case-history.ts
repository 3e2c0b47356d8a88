import { type CaseStatus, isCaseStatus } from '../domain/case-state'
import { isCaseCommand, transitions } from '../domain/transitions'

/** A step as the database keeps it; `at` in epoch milliseconds. */
export interface HistoryStep {
  readonly seq: number
  readonly caseId: string
  readonly commandId: string
  readonly command: string
  readonly at: number
  readonly fromStatus: string | null
  readonly toStatus: string
  readonly version: number
}

/** A case as it stands; moments in epoch milliseconds. */
export interface HistoryCase {
  readonly id: string
  readonly status: string
  readonly unit: string | null
  readonly version: number
  readonly filedAt: number | null
  readonly limitAt: number | null
  /** Pauses of the clock that nobody has ended. */
  readonly openPauses: number
}

/** What somebody was answered to a command. */
export interface HistoryAnswer {
  readonly caseId: string
  readonly commandId: string
  readonly expectedVersion: number | null
  readonly status: number
  readonly repeated: boolean
}

export interface History {
  readonly cases: readonly HistoryCase[]
  readonly steps: readonly HistoryStep[]
  readonly answers: readonly HistoryAnswer[]
}

export type Fault =
  | 'ownerless'
  | 'clock-stopped'
  | 'doubled'
  | 'broken-chain'
  | 'against-the-table'
  | 'time-back'
  | 'record-differs'
  | 'lost'
  | 'two-winners'
  | 'no-steps'

/**
 * Everything that is wrong with what happened to some cases, as `fault: of what`. Empty: one owner at every moment, a
 * clock on all that is worked on, each step once, each of the table, each acknowledged one kept, one winner a version.
 */
export function faultsIn({ cases, steps, answers }: History): string[] {
  const told = (fault: Fault, of: string) => `${fault}: ${of}`
  const known = new Set(steps.map(each => each.commandId))
  return [
    ...repeatedIn(steps.map(each => each.commandId)).map(id => told('doubled', id)),
    ...cases.flatMap(each => {
      const own = steps.filter(step => step.caseId === each.id).toSorted((a, b) => a.seq - b.seq)
      return [...faultsOf(each), ...chainFaults(own), ...endFaults(each, own.at(-1))].map(fault => told(fault, each.id))
    }),
    ...answers
      .filter(({ status, commandId }) => isDone(status) && !known.has(commandId))
      .map(each => told('lost', each.commandId)),
    ...repeatedIn(answers.flatMap(winOf)).map(each => told('two-winners', each)),
  ]
}

const isDone = (status: number): boolean => status >= 200 && status < 300

/** A win is one of its version: the same command answered twice is one win. */
const winOf = ({ caseId, expectedVersion, status, repeated }: HistoryAnswer): string[] =>
  isDone(status) && !repeated && expectedVersion !== null ? [`${caseId} ${expectedVersion}`] : []

const repeatedIn = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, at) => names.indexOf(name) !== at)),
]

const worked: ReadonlySet<string> = new Set(['filed', 'dispatched', 'handling'] satisfies CaseStatus[])

function faultsOf({ status, unit, filedAt, limitAt, openPauses }: HistoryCase): Fault[] {
  const isSuspended = status === 'suspended'
  const hasNoClock = worked.has(status) && (filedAt === null || limitAt === null)
  return [
    ...(unit === null ? (['ownerless'] as const) : []),
    ...(hasNoClock || openPauses > 0 !== isSuspended ? (['clock-stopped'] as const) : []),
  ]
}

function chainFaults(steps: readonly HistoryStep[]): Fault[] {
  return steps.flatMap((step, at): Fault[] => {
    const before = steps[at - 1]
    if (!before) return step.command === 'register' && step.fromStatus === null ? [] : ['broken-chain']
    return [
      ...(step.fromStatus === before.toStatus ? [] : (['broken-chain'] as const)),
      ...(isOfTable(step) ? [] : (['against-the-table'] as const)),
      ...(step.at < before.at || step.version < before.version ? (['time-back'] as const) : []),
      ...(step.toStatus !== step.fromStatus && step.version === before.version ? (['doubled'] as const) : []),
    ]
  })
}

/** A failed check goes back to the unit, and a suspended case to wherever it was stopped. */
function isOfTable({ command, fromStatus, toStatus }: HistoryStep): boolean {
  if (!isCaseCommand(command) || !isCaseStatus(fromStatus)) return false
  const next = transitions[command][fromStatus]
  if (next === undefined) return false
  if (command === 'resume') return worked.has(toStatus)
  return toStatus === next || (command === 'check' && toStatus === 'dispatched')
}

function endFaults({ status, version }: HistoryCase, last: HistoryStep | undefined): Fault[] {
  if (!last) return ['no-steps']
  return last.toStatus === status && last.version === version ? [] : ['record-differs']
}
