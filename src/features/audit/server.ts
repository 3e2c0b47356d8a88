export { type AuditQuery, auditQuery } from './domain/audit-query'
export { type AuditPage, auditPage } from './queries/audit-page'
