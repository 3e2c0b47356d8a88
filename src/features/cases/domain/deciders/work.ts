import { actorName } from '@/shared/auth'
import { type Decider, iso, ownedBy, refuse } from '../decider'
import { isHandlers } from '../policies'

/**
 * To the unit that the matrix names, or with a reason to another. What a unit gave back is not pushed to it again:
 * that takes a ruling.
 */
export const dispatch: Decider<'dispatch'> = (_, { unit: wanted, assignee, reason }, circumstances) => {
  const { now, proposal, history } = circumstances
  const unit = wanted ?? proposal.unit
  if (unit !== proposal.unit && !reason)
    throw refuse('reason-needed', 'The matrix names another unit: say why it goes elsewhere.', {
      field: 'reason',
      proposed: proposal.unit,
      line: proposal.line,
    })
  if (unit === history.returnedBy)
    throw refuse('returned-unit', 'This unit gave the case back. A ruling can bind it, a second dispatch cannot.', {
      unit,
    })
  if (!circumstances.knowsAssignee)
    throw refuse('unknown-assignee', `${assignee} is neither a unit nor a person who works`, { field: 'assignee' })
  return {
    set: {
      dispatchedAt: iso(now),
      assignee: assignee ?? null,
      acceptedAt: null,
      autoDispatched: false,
      ...ownedBy(unit, circumstances),
    },
    data: {
      unit,
      assignee: assignee ?? null,
      ...(unit === proposal.unit ? { line: proposal.line, plan: proposal.plan } : { line: null }),
    },
  }
}

export const accept: Decider<'accept'> = (_, __, { now }) => ({ set: { acceptedAt: iso(now) } })

/** Back to the desk with a reason. The case stays the unit's until it is dispatched anew: nothing is nobody's. */
export const giveBack: Decider<'return'> = state => ({
  set: { returnCount: state.returnCount + 1, assignee: null, acceptedAt: null },
  data: { unit: state.unit },
})

export const handle: Decider<'handle'> = (state, { photos }, { now, actor, subject, history }) => {
  const onTheSpot = state.status === 'filed'
  if (onTheSpot && (state.returnCount > 0 || history.returnedBy !== null))
    throw refuse('returned-case', 'What a unit gave back is dispatched again, not pushed forward.')
  if (!onTheSpot && !isHandlers(actor, subject))
    throw refuse('not-yours', 'Only the unit that has the case reports its work done.', { unit: state.unit })
  return {
    set: {
      handledAt: iso(now),
      checkRequestedAt: iso(now),
      checkedAt: null,
      checkResult: null,
      ...(onTheSpot ? { fastTrack: true } : {}),
    },
    data: { photos, by: actorName(actor), onTheSpot },
  }
}
