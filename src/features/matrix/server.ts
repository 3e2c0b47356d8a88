export { loadMatrix } from './commands/load-matrix'
export { matrixPage } from './queries/matrix-page'
export { type CasePlace, proposalFor } from './queries/proposal'
