export type { DryRun } from './domain/dry-run'
export type { MatrixLine, MatrixQuestion } from './domain/matrix-line'
export { editingMatrix } from './domain/policies'
export { type Proposal, propose } from './domain/propose'
