export { appendAudit, type NewAuditEntry } from './data/append-audit'
