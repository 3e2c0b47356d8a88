import { jsonBody, type Operation, pageQuery } from '@/platform/http/operation'
import { delivering, readingWholeCity } from '@/shared/auth'
import { followingDeliveries, managingSources, withdrawing } from './domain/policies'

const delivery = [
  'text/csv',
  'application/x-ndjson',
  'application/json',
  'application/geo+json',
  'application/xml',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-excel',
] as const

/** What the interface offers of this feature. */
export const sourceOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/datasets/{dataset}/records',
    tag: 'ingest',
    may: delivering,
    summary: 'A delivery of records',
    body: delivery,
    isStreamed: true,
    query: { profile: 'Name of a source profile', heldFrom: 'Moment from which the content holds' },
  },
  {
    method: 'delete',
    path: '/datasets/{d}/records/{source}/{sourceId}',
    tag: 'ingest',
    may: withdrawing,
    summary: 'Withdraw a record',
  },
  { method: 'get', path: '/sources', tag: 'ingest', may: readingWholeCity, summary: 'Source profiles' },
  {
    method: 'post',
    path: '/sources',
    tag: 'ingest',
    may: managingSources,
    summary: 'Add or mend a source profile',
    body: jsonBody,
  },
  {
    method: 'post',
    path: '/sources/{s}/records',
    tag: 'ingest',
    may: delivering,
    summary: 'A delivery through a profile',
    body: delivery,
    isStreamed: true,
  },
  {
    method: 'get',
    path: '/batches',
    tag: 'ingest',
    may: followingDeliveries,
    summary: 'Deliveries, newest first',
    query: pageQuery,
  },
  { method: 'get', path: '/batches/{id}', tag: 'ingest', may: followingDeliveries, summary: 'Outcome of a delivery' },
  {
    method: 'get',
    path: '/batches/{id}/rejects',
    tag: 'ingest',
    may: followingDeliveries,
    summary: 'Its refused rows as NDJSON',
  },
  {
    method: 'post',
    path: '/batches/{id}/retry',
    tag: 'ingest',
    may: delivering,
    summary: 'Its refused rows once more',
  },
]
