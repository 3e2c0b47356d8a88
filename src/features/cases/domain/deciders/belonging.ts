import { type Decider, iso, ownedBy, refuse } from '../decider'

/** 认领: a unit says that a case is its own, or that it is not and why. The case keeps its owner until somebody rules. */
export const claim: Decider<'claim'> = (_, { mine }, { actor }) => {
  if (actor.kind !== 'person' || actor.unit === null)
    throw refuse('no-unit', 'Only somebody of a unit claims a case or disclaims it.')
  return { set: {}, data: { mine, unit: actor.unit } }
}

/**
 * 裁定: the district's officer rules among units of the district, the city's across districts. A ruling binds, also the
 * unit that gave the case back.
 */
export const rule: Decider<'rule'> = (state, { unit, propose }, circumstances) => {
  const { actor, unitOf } = circumstances
  const level = actor.kind === 'person' && actor.area !== null ? 'district' : 'city'
  if (level === 'district' && unitOf(unit)?.district !== state.district)
    throw refuse('beyond-district', 'A ruling across districts is the city’s.', { field: 'unit' })
  return {
    set: { ...ownedBy(unit, circumstances), assignee: null },
    data: { unit, level, propose, cls: state.cls, district: state.district },
  }
}

export const merge: Decider<'merge'> = (state, { into }, { now, target }) => {
  if (into === state.id) throw refuse('same-case', 'A case is not merged into itself.', { field: 'into' })
  if (!target) throw refuse('unknown-case', `${into} is no case`, { field: 'into' })
  if (['closed', 'rejected', 'voided'].includes(target.status))
    throw refuse('target-over', 'A case is merged into one that is still open.', {
      field: 'into',
      status: target.status,
    })
  return {
    set: { voidedAt: iso(now), mergedInto: target.caseNo },
    data: { into: target.id, intoNo: target.caseNo },
  }
}

export const split: Decider<'split'> = (_, { into }) => ({ set: {}, data: { parts: into.length } })
export const dismiss: Decider<'void'> = (_, __, { now }) => ({ set: { voidedAt: iso(now) } })
export const note: Decider<'note'> = (_, { photos }) => ({ set: {}, data: { photos } })
