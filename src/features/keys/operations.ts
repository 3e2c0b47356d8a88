import { jsonBody, type Operation } from '@/platform/http/operation'
import { managingKeys } from './domain/policies'

/** What the interface offers of this feature. */
export const keyOperations: readonly Operation[] = [
  { method: 'get', path: '/keys', tag: 'keys', may: managingKeys, summary: 'Keys of programs, newest first' },
  {
    method: 'post',
    path: '/keys',
    tag: 'keys',
    may: managingKeys,
    summary: 'Make a key: name, datasets, verbs, area, days; the answer is the only place where it can be read',
    body: jsonBody,
  },
  {
    method: 'post',
    path: '/keys/{id}/revoke',
    tag: 'keys',
    may: managingKeys,
    summary: 'End a key at once',
    body: jsonBody,
  },
]
