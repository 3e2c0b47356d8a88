/** Where a round of the census stands. */
export const roundStates = ['planned', 'running', 'submitted', 'signed', 'cancelled'] as const
export type RoundState = (typeof roundStates)[number]

export const roundCommands = ['begin', 'submit', 'return', 'sign', 'cancel'] as const
export type RoundCommand = (typeof roundCommands)[number]

/** State × command → next state; a pair that is not here is refused. */
export const transitions: Readonly<Record<RoundCommand, Partial<Readonly<Record<RoundState, RoundState>>>>> = {
  begin: { planned: 'running' },
  submit: { running: 'submitted' },
  return: { submitted: 'running' },
  sign: { submitted: 'signed' },
  cancel: { planned: 'cancelled', running: 'cancelled' },
}

/** Past tense, as the event log tells it: `census.signed`. */
export const pastTense: Readonly<Record<RoundCommand, string>> = {
  begin: 'begun',
  submit: 'submitted',
  return: 'returned',
  sign: 'signed',
  cancel: 'cancelled',
}

/** What a round is judged by. Days are local, `YYYY-MM-DD`. */
export interface RoundFacts {
  readonly state: RoundState
  /** Last day on which the survey unit's certificate holds. */
  readonly certifiedTo: string
  /** Things of the list that nobody has found anything of. */
  readonly open: number
  /** Who planned it, walked it, submitted it. */
  readonly hands: readonly string[]
}

export type RoundRefusal = 'wrong-state' | 'certificate-over' | 'things-open' | 'own-work'

/**
 * Decides a command: the next state, or why not. Whoever had a hand in a round does not sign it; a survey unit whose
 * certificate is over neither begins nor submits.
 */
export function decideRound(
  facts: RoundFacts,
  command: RoundCommand,
  { actor, today }: { readonly actor: string; readonly today: string },
): { readonly to: RoundState } | { readonly refused: RoundRefusal } {
  const to = transitions[command][facts.state]
  if (!to) return { refused: 'wrong-state' }
  if ((command === 'begin' || command === 'submit') && facts.certifiedTo < today) return { refused: 'certificate-over' }
  if (command === 'submit' && facts.open > 0) return { refused: 'things-open' }
  if (command === 'sign' && facts.hands.includes(actor)) return { refused: 'own-work' }
  return { to }
}

/** The day on which the next round is due: so many months later, the month's last day where it has no such day. */
export function nextDue(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, last))
  return first.toISOString().slice(0, 10)
}
