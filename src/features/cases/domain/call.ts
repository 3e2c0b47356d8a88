import type { Callee } from '../../rota'

/** How somebody is reached from a case: by their telephone, or by the city's push-to-talk. */
export const callWays = ['telephone', 'push-to-talk'] as const
export type CallWay = (typeof callWays)[number]

/** What a person notes of a call; `sent` and `failed` are the hook's own answers. */
export const callOutcomes = ['reached', 'missed', 'sent', 'failed'] as const
export type CallOutcome = (typeof callOutcomes)[number]

/** Of a call, as a step keeps it. */
export interface CallData {
  readonly to: Callee
  readonly way: CallWay
  /** What came of it; null: it was begun. */
  readonly outcome: CallOutcome | null
  /** Command that began the call whose outcome this is. */
  readonly of: string | null
}

interface CallStep {
  readonly command: string
  readonly commandId: string
  readonly at: string
  readonly data: Readonly<Record<string, unknown>>
}

/** So long after a call somebody is asked what came of it. */
const ASKED_MS = 30 * 60_000

/** The newest call to somebody whose outcome nobody noted, if it was a short while ago. */
export function openCall<T extends CallStep>(steps: readonly T[], { kind, code }: Callee, now: number): T | null {
  const calls = steps.filter(each => each.command === 'call')
  const to = (each: T) => each.data.to as Callee
  const last = calls.findLast(each => each.data.outcome === null && to(each).kind === kind && to(each).code === code)
  if (!last || now - Date.parse(last.at) > ASKED_MS) return null
  return calls.some(each => each.data.of === last.commandId) ? null : last
}
