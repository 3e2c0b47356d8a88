import { type Actor, hasRole, isOfUnit, isWithin, permission, type Whereabouts } from '@/shared/auth'
import type { OrderParty } from './order-life'

const supervising = {
  who: (actor: Actor) => hasRole(actor, 'supervisor'),
  where: (actor: Actor, place: Whereabouts) => hasRole(actor, 'supervisor') && isWithin(actor, place),
}

/** Saying that something is wrong with a project, and giving its orders. */
export const findingProblems = permission<Whereabouts>('problem.find', {
  who: actor => hasRole(actor, 'supervisor') || actor.kind === 'system',
  where: (actor, place) => actor.kind === 'system' || (hasRole(actor, 'supervisor') && isWithin(actor, place)),
})

/** Calling the investor and writing down what was said; the units' officers call, too. */
export const loggingCalls = permission<Whereabouts & { readonly units: readonly string[] }>('problem.call', {
  who: actor => hasRole(actor, 'supervisor', 'assistant', 'approver'),
  where: (actor, { units, ...place }) =>
    (hasRole(actor, 'supervisor') && isWithin(actor, place)) ||
    (hasRole(actor, 'assistant', 'approver') && units.some(unit => isOfUnit(actor, unit))),
})

/** Working on an order and reporting: whoever assists or approves for the unit it went to. */
export const workingOnOrders = permission<Whereabouts>('order.report', {
  who: actor => hasRole(actor, 'assistant', 'approver'),
  where: (actor, { unit }) => hasRole(actor, 'assistant', 'approver') && isOfUnit(actor, unit),
})

/** Accepting a report or sending it back, moving an order's clock. */
export const judgingReports = permission<Whereabouts>('order.judge', supervising)

/** Taking an order's letter: whoever supervises its place, and the unit it is written to. */
export const takingLetters = permission<Whereabouts>('order.letter', {
  who: actor => workingOnOrders.who(actor) || supervising.who(actor),
  where: (actor, place) => workingOnOrders.where(actor, place) || supervising.where(actor, place),
})

/** Any step of an order's life: which of the two it takes, the life says. */
export const actingOnOrders = permission('order.act', {
  who: actor => workingOnOrders.who(actor) || judgingReports.who(actor),
})

export const rightOf = (party: OrderParty) => (party === 'unit' ? workingOnOrders : judgingReports)
