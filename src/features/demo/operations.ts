import { jsonBody, type Operation } from '@/platform/http/operation'
import { movingClock } from './domain/policies'

/** What the interface offers of this feature. */
export const demoOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/clock',
    tag: 'demo',
    may: movingClock,
    summary: 'Lets the time of the demo city pass at once: {leap: "+90d"}',
    body: jsonBody,
  },
]
