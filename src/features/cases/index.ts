export type { CaseNames } from './domain/case-names'
export { type CaseStatus, caseStatuses } from './domain/case-state'
export { casePermissions } from './domain/policies'
