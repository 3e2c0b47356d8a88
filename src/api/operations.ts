import { areaOperations } from '../features/areas/operations'
import { auditOperations } from '../features/audit/operations'
import { datasetOperations } from '../features/datasets/operations'
import { flagOperations } from '../features/flags/operations'
import { indicatorOperations } from '../features/indicators/operations'
import { keyOperations } from '../features/keys/operations'
import { ratingOperations } from '../features/ratings/operations'
import { screenOperations } from '../features/screen/operations'
import { sourceOperations } from '../features/sources/operations'
import { unitOperations } from '../features/units/operations'
import type { Operation } from '../platform/http/operation'
import { everyone, readingAllRecords } from '../shared/auth'

/** Every operation there is. A test compares it with the routes that are served; what it does not list is refused. */
export const operations: readonly Operation[] = [
  ...datasetOperations,
  ...sourceOperations,
  ...areaOperations,
  ...indicatorOperations,
  ...flagOperations,
  ...unitOperations,
  ...screenOperations,
  ...ratingOperations,
  ...keyOperations,
  ...auditOperations,
  {
    method: 'get',
    path: '/events',
    tag: 'events',
    may: readingAllRecords,
    summary: 'The event log, the same order as the sockets',
    query: { after: 'Number after which to start', topic: 'Only events of this topic; may repeat', limit: '1 to 1000' },
  },
  { method: 'get', path: '/openapi.json', tag: 'interface', may: everyone, summary: 'This description' },
]
