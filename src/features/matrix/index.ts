export type { DryRun } from './domain/dry-run'
export { abilityOf, type MatrixLine, type MatrixQuestion } from './domain/matrix-line'
export { editingMatrix } from './domain/policies'
export { type Proposal, propose } from './domain/propose'
