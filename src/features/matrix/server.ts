export { loadMatrix } from './commands/load-matrix'
export { matrixLines as currentLines } from './data/matrix.queries'
export { matrixPage } from './queries/matrix-page'
export { type CasePlace, proposalFor, questionOf } from './queries/proposal'
