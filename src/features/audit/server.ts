export { actorNames } from './data/actor-names.queries'
export { type AuditQuery, auditQuery } from './domain/audit-query'
export { readableAuditPage } from './queries/audit-page'
