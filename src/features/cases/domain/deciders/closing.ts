import { actorName, isOfUnit } from '@/shared/auth'
import type { StoredPause } from '../case-state'
import { type Decider, iso, refuse } from '../decider'
import { REOPEN_DAYS } from '../rules'

/** Check after handling (处置后核查), by somebody who did not handle it and does not belong to the unit that did. */
export const check: Decider<'check'> = (state, { result, reason, photos }, { now, actor, history }) => {
  if (actorName(actor) === history.handledBy || isOfUnit(actor, state.unit) || isOfUnit(actor, state.assignee))
    throw refuse('own-work', 'Nobody checks the work of their own unit.')
  if (result === 'fail' && !reason) throw refuse('reason-needed', 'Say what is still wrong.', { field: 'reason' })
  const looked = {
    checkedAt: iso(now),
    checkResult: result,
    ...(state.checkRequestedAt === null ? { checkRequestedAt: iso(now) } : {}),
  }
  return result === 'pass'
    ? { set: looked, data: { result, photos } }
    : {
        set: {
          ...looked,
          reworkCount: state.reworkCount + 1,
          handledAt: null,
          dispatchedAt: iso(now),
          acceptedAt: null,
        },
        data: { result, photos },
      }
}

export const close: Decider<'close'> = (_, __, { now }) => ({ set: { closedAt: iso(now) } })

/**
 * Inside the window only. The clock goes on from where the work was reported done: the time between is a pause, the
 * lateness that was stays.
 */
export const reopen: Decider<'reopen'> = (state, _, { now }) => {
  const ended = state.closedAt ?? state.rejectedAt ?? now
  const days = (now - ended) / 86_400_000
  if (days > REOPEN_DAYS)
    throw refuse('window-over', `A case is reopened within ${REOPEN_DAYS} days of its end; report it anew.`, {
      days: Math.floor(days),
    })
  if (state.status === 'rejected') return { set: { filedAt: iso(now), rejectedAt: null, refiled: true } }
  const pause: StoredPause = { from: iso(state.handledAt ?? ended), to: iso(now), kind: 'reopened', reason: 'reopened' }
  return {
    set: {
      closedAt: null,
      handledAt: null,
      checkRequestedAt: null,
      checkedAt: null,
      checkResult: null,
      assignee: null,
      acceptedAt: null,
      pauses: [...state.pauses, pause],
      limitAt: null,
    },
  }
}

/** An appeal against lateness changes how it is judged, never the times. */
export const appeal: Decider<'appeal'> = (state, { outcome }, { actor }) => {
  if (outcome === 'pending') {
    if (state.appeal !== null) throw refuse('already-appealed', 'Lateness is appealed against once.')
    return { set: { appeal: outcome } }
  }
  if (state.appeal !== 'pending') throw refuse('no-appeal', 'No appeal waits for an answer.')
  if (isOfUnit(actor, state.unit)) throw refuse('own-work', 'Nobody judges the appeal of their own unit.')
  return { set: { appeal: outcome } }
}
