export type { CaseNames } from './domain/case-names'
export { caseStatuses } from './domain/case-state'
export { casePermissions } from './domain/policies'
export type { CaseCommand } from './domain/transitions'
