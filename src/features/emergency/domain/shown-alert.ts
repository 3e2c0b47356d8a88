import type { AlertState } from './alert-state'
import type { Ring } from './cap-alert'
import type { EmergencyPlan } from './emergency-plan'

/** What an alert says in a language. */
export interface AlertWords {
  readonly headline: string
  readonly instruction: string | null
  readonly areas: readonly string[]
}

export interface ShownAlert {
  readonly id: string
  readonly sender: string
  readonly identifier: string
  readonly sent: string
  readonly state: AlertState
  /** An exercise, or the real thing. */
  readonly isExercise: boolean
  readonly level: 1 | 2 | 3 | 4 | null
  readonly endsAt: string
  readonly words: { readonly zh: AlertWords; readonly en: AlertWords }
  /** The plan it speaks for, while it holds and is no exercise. */
  readonly plan: Pick<EmergencyPlan, 'code' | 'name'> | null
  /** Where it holds, as closed rings of `[lng, lat]`. */
  readonly rings: readonly Ring[]
}
