export type { CaseNames } from './domain/case-names'
export { casePermissions } from './domain/policies'
