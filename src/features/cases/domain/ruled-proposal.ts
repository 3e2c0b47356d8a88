import type { Proposal } from '../../matrix'

/** A ruling binds: it stands before the matrix until the unit it named gives the case back and another ruling comes. */
export const ruledProposal = (proposal: Proposal, ruledUnit: string | null): Proposal =>
  ruledUnit === null || ruledUnit === proposal.unit
    ? proposal
    : { ...proposal, unit: ruledUnit, by: 'ruling', line: null, limit: '', plan: null }
