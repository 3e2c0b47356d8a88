import { jsonBody, type Operation } from '@/platform/http/operation'
import { keepingAlerts } from './domain/policies'

const tag = 'alerts'
const may = keepingAlerts

/** What the interface offers of this feature. */
export const alertOperations: readonly Operation[] = [
  { method: 'get', path: '/alerts', tag, may, summary: 'Where posts hear of lamps and flags: e-mail, SMS, webhook' },
  {
    method: 'post',
    path: '/alerts',
    tag,
    may,
    summary: 'Another address: {channel, address, post, unit?, everyMinutes?}',
    body: jsonBody,
  },
  { method: 'post', path: '/alerts/{id}/end', tag, may, summary: 'Nothing more is told there' },
]
