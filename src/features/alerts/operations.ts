import { jsonBody, type Operation } from '@/platform/http/operation'
import { keepingAlerts, reachingOneself } from './domain/policies'

const tag = 'alerts'
const may = keepingAlerts
const own = reachingOneself

/** What the interface offers of this feature. */
export const alertOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/alerts',
    tag,
    may,
    summary: 'Where posts hear of lamps and flags, cases and the mode: e-mail, SMS, webhook',
  },
  {
    method: 'post',
    path: '/alerts',
    tag,
    may,
    summary: 'Another address: {channel, address, post, unit?, everyMinutes?}',
    body: jsonBody,
  },
  { method: 'post', path: '/alerts/{id}/end', tag, may, summary: 'Nothing more is told there' },
  {
    method: 'get',
    path: '/alerts/own',
    tag,
    may: own,
    summary: 'How oneself is told: addresses, masked, and each rule',
  },
  {
    method: 'post',
    path: '/alerts/own/wishes',
    tag,
    may: own,
    summary: 'How a rule reaches oneself: {rule, channel: bell | email | sms, pace: off | now | hourly | daily}',
    body: jsonBody,
  },
  {
    method: 'post',
    path: '/alerts/own/addresses',
    tag,
    may: own,
    summary: 'Where oneself is reached: {channel: email | sms, address}',
    body: jsonBody,
  },
  { method: 'post', path: '/alerts/own/addresses/{channel}/end', tag, may: own, summary: 'Nothing more is told there' },
  {
    method: 'post',
    path: '/alerts/own/addresses/{channel}/show',
    tag,
    may: own,
    summary: 'The own address, unmasked; the look is audited',
  },
]
