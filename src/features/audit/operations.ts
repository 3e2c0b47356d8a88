import type { Operation } from '@/platform/http/operation'
import { readingAudit } from './domain/policies'

const query = {
  actor: 'person:…, client:…, system:…, visitor; a star at the end asks for a beginning',
  action: 'case.dispatch, record.deliver, …; likewise',
  subject: 'case:…, batch:…; likewise',
  outcome: 'done, denied or failed',
  from: 'First moment',
  to: 'End, excluded',
}

/** What the interface offers of this feature. */
export const auditOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/audit',
    tag: 'audit',
    may: readingAudit,
    summary: 'Who did what, newest first',
    query: { ...query, cursor: 'The `next` of the page before', limit: '1 to 1000, 100 when absent' },
  },
  {
    method: 'get',
    path: '/audit/export.csv',
    tag: 'audit',
    may: readingAudit,
    summary: 'The same as a file; taking it is itself written down',
    query,
  },
]
