export { loadMatrix } from './commands/load-matrix'
export { type CasePlace, proposalFor } from './queries/proposal'
