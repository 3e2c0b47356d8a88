export { readingAudit } from './domain/policies'
