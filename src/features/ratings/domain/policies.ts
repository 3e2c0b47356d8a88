import { hasRole, isOfUnit, permission, reading } from '@/shared/auth'

/** Averages, published changes, how it is counted: for whoever may see the city. */
export const readingRatings = reading

/** Where a follow-up belongs. */
export interface FollowUpPlace {
  readonly unit: string
}

const officers = ['supervisor', 'assistant', 'approver', 'leader'] as const

/** The words of investors and what became of them: the supervisor and a leader all, others those of their unit. */
export const readingFollowUps = permission<FollowUpPlace>('rating.follow-up.read', {
  who: actor => hasRole(actor, ...officers),
  where: (actor, { unit }) => hasRole(actor, 'supervisor', 'leader') || isOfUnit(actor, unit),
})

/** A unit answers and comments on its own scores; nobody edits one. */
export const answering = permission<FollowUpPlace>('rating.answer', {
  who: actor => hasRole(actor, 'assistant', 'approver', 'supervisor'),
  where: (actor, { unit }) => isOfUnit(actor, unit),
})

/** Asking investors, rounds, publishing what was changed, the rule: the supervisor's. */
export const supervisingRatings = permission('rating.supervise', { who: actor => hasRole(actor, 'supervisor') })
