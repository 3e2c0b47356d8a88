import type { StoredPause } from '../case-state'
import { type Decider, iso, refuse } from '../decider'
import { EXTENSIONS, SUSPENSIONS } from '../rules'

/** Twice at most, and never to an earlier moment. */
export const extend: Decider<'extend'> = (state, { until }, { history, now }) => {
  const to = Date.parse(until)
  if (history.extensions >= EXTENSIONS)
    throw refuse('extended-enough', `A case is extended ${EXTENSIONS} times at most.`)
  if (to <= now || to <= (state.limitAt ?? 0))
    throw refuse('not-later', 'An extension ends after the deadline it moves.', { field: 'until' })
  return { set: { extended: true, extendedTo: iso(to), limitAt: null }, data: { until: iso(to) } }
}

/** 挂账: the clock stops, once, up to an approved day. */
export const suspend: Decider<'suspend'> = (state, { until, reason }, { now, history }) => {
  const to = Date.parse(until)
  if (history.suspensions >= SUSPENSIONS) throw refuse('suspended-enough', 'A case is suspended once.')
  if (to <= now) throw refuse('not-later', 'A suspension ends later than now.', { field: 'until' })
  const pause: StoredPause = { from: iso(now), kind: 'suspension', reason, was: state.status }
  return { set: { suspended: true, pauses: [...state.pauses, pause], limitAt: null }, data: { until: iso(to) } }
}

export const resume: Decider<'resume'> = (state, _, { now }) => {
  const pauses = state.pauses.map((pause, at) =>
    at === state.pauses.length - 1 && pause.to === undefined ? { ...pause, to: iso(now) } : pause,
  )
  return { set: { pauses, limitAt: null } }
}

export const escalate: Decider<'escalate'> = (_, __, { history }) => ({
  set: { supervised: true },
  data: { level: history.escalations + 1 },
})
