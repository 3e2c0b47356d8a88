import { type Decider, refuse } from '../decider'

/** 直达单兵: somebody was called about the case, or what came of it. Whom the hook reached only the program says. */
export const call: Decider<'call'> = (_, { way, outcome, of }, { actor, callee }) => {
  if (!callee) throw refuse('unknown-callee', 'This is neither a unit nor a post on duty.', { field: 'to' })
  const isHooks = outcome === 'sent' || outcome === 'failed'
  if (isHooks && actor.kind !== 'system') throw refuse('not-yours', 'The hook itself says what it did.')
  return { set: {}, data: { to: callee, way, outcome: outcome ?? null, of: of ?? null } }
}
