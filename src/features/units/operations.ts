import type { Operation } from '@/platform/http/operation'
import { reading, readingWholeCity } from '@/shared/auth'

/** What the interface offers of this feature. */
export const unitOperations: readonly Operation[] = [
  { method: 'get', path: '/units', tag: 'units', may: reading, summary: 'Responsible units' },
  {
    method: 'get',
    path: '/units/unresolved',
    tag: 'units',
    may: readingWholeCity,
    summary: 'Words of senders that name no unit, with how often',
  },
  { method: 'get', path: '/units/{code}', tag: 'units', may: reading, summary: 'One unit' },
]
