import { type Decider, iso, ownedBy, refuse } from '../decider'

/** Field verification before filing (立案前核实) or a look after handling: asked for, then answered. */
export const verify: Decider<'verify'> = (state, { stage, confirmed, photos }, { now }) => {
  const kind = state.status === 'reported' ? 'pre' : 'post'
  if (stage === 'request') {
    if (state.verifyRequestedAt !== null && state.status === 'reported')
      throw refuse('already-requested', 'Verification has been asked for already.')
    return { set: { verifyRequestedAt: iso(now), verifyKind: kind, verifiedAt: null }, data: { stage } }
  }
  if (confirmed === undefined) throw refuse('answer-needed', 'Say whether it was found.', { field: 'confirmed' })
  const asked = state.verifyRequestedAt === null ? { verifyRequestedAt: iso(now) } : {}
  return { set: { ...asked, verifiedAt: iso(now), verifyKind: kind }, data: { stage, confirmed, photos } }
}

/** Filing chooses a standard condition; the clock begins, and the matrix names who answers for it. */
export const file: Decider<'file'> = (state, input, circumstances) => {
  const { now, proposal, limitOf } = circumstances
  const cls = input.cls ?? state.cls
  const limit = limitOf(cls, input.severity)
  if (!limit) throw refuse('unknown-class', `${cls} is in no class list of this city`, { field: 'cls' })
  return {
    set: {
      cls,
      severity: input.severity,
      condition: input.condition,
      filedAt: iso(now),
      limitUnit: limit.unit,
      limitValue: limit.value,
      limitAt: null,
      ...ownedBy(proposal.unit, circumstances),
    },
    data: { line: proposal.line, by: proposal.by, unit: proposal.unit, plan: proposal.plan },
  }
}

export const reject: Decider<'reject'> = (_, __, { now }) => ({ set: { rejectedAt: iso(now) } })
