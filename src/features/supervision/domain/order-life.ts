/** Where an order stands: 已交办, 办理中, 待验收, 已验收, 退回. */
export const orderStates = ['issued', 'working', 'reported', 'accepted', 'returned'] as const
export type OrderState = (typeof orderStates)[number]

export const orderCommands = ['start', 'report', 'accept', 'return'] as const
export type OrderCommand = (typeof orderCommands)[number]

/** Whose turn it is: the unit the order went to, or the supervisor. */
export type OrderParty = 'unit' | 'supervisor'

/** What a command must say beside who asks; `null` where nothing is missing. */
export interface OrderWords {
  /** The report, or why it is sent back; empty where nothing was written. */
  readonly text: string
}

type Guard = (words: OrderWords) => 'report-missing' | 'reason-missing' | null

interface Transition {
  readonly to: OrderState
  readonly by: OrderParty
  readonly guard?: Guard
}

const needsReport: Guard = ({ text }) => (text.trim() === '' ? 'report-missing' : null)
const needsReason: Guard = ({ text }) => (text.trim() === '' ? 'reason-missing' : null)

const report: Transition = { to: 'reported', by: 'unit', guard: needsReport }
const start: Transition = { to: 'working', by: 'unit' }

/**
 * State × command → what follows. A pair that is absent is refused. `accepted` is the end: what goes wrong again with
 * the project is a new problem.
 */
export const orderLife: Readonly<Record<OrderState, Partial<Readonly<Record<OrderCommand, Transition>>>>> = {
  issued: { start, report },
  working: { report },
  returned: { start, report },
  reported: {
    accept: { to: 'accepted', by: 'supervisor' },
    return: { to: 'returned', by: 'supervisor', guard: needsReason },
  },
  accepted: {},
}

export const isOrderState = (value: unknown): value is OrderState => orderStates.some(each => each === value)

/** Commands that the state allows to a party, in the order of the life. */
export const commandsOf = (state: OrderState, party: OrderParty): OrderCommand[] =>
  orderCommands.filter(command => orderLife[state][command]?.by === party)

export type OrderDecision =
  | { readonly to: OrderState; readonly set: Readonly<Record<string, unknown>> }
  | { readonly refused: 'not-in-this-state' | 'report-missing' | 'reason-missing' }

/**
 * What a command makes of an order. `set` are the fields of the record that change, `null` empties one: a report that
 * was sent back is no report, and a new one ends the return.
 */
export function decideOrder(state: OrderState, command: OrderCommand, words: OrderWords, now: Date): OrderDecision {
  const transition = orderLife[state][command]
  if (!transition) return { refused: 'not-in-this-state' }
  const missing = transition.guard?.(words)
  if (missing) return { refused: missing }
  const at = now.toISOString()
  const dates: Readonly<Record<OrderCommand, Readonly<Record<string, unknown>>>> = {
    start: {},
    report: { reportedAt: at, report: words.text.trim(), returnedAt: null },
    accept: { acceptedAt: at },
    return: { returnedAt: at, reportedAt: null },
  }
  return { to: transition.to, set: { state: transition.to, ...dates[command] } }
}
