import { jsonBody, type Operation } from '@/platform/http/operation'
import { reading } from '@/shared/auth'
import { capTypes } from './domain/cap-xml'
import { keepingRoom, sendingAlerts, switchingMode } from './domain/policies'

/** What the interface offers of this feature. */
export const emergencyOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/cap/alerts',
    tag: 'alerts',
    may: sendingAlerts,
    summary: 'A warning of CAP 1.2: an alert, its update, its cancellation; the same again changes nothing',
    body: capTypes,
  },
  {
    method: 'get',
    path: '/cap/alerts',
    tag: 'alerts',
    may: reading,
    summary: 'Warnings that hold, where and until when, and those of the last week that are over',
    query: { at: 'A moment, ISO 8601; now when absent' },
  },
  {
    method: 'get',
    path: '/mode',
    tag: 'duty',
    may: reading,
    summary: 'Normal or emergency, by which plan, with its checklist',
    query: { at: 'A moment, ISO 8601; now when absent' },
  },
  { method: 'post', path: '/mode', tag: 'duty', may: switchingMode, summary: 'Normal / emergency', body: jsonBody },
  {
    method: 'post',
    path: '/mode/log',
    tag: 'duty',
    may: switchingMode,
    summary: 'A remark, or a step done',
    body: jsonBody,
  },
  { method: 'get', path: '/mode/past', tag: 'duty', may: reading, summary: 'Emergencies that are over, newest first' },
  {
    method: 'get',
    path: '/mode/room',
    tag: 'duty',
    may: reading,
    summary: 'The incident room of the emergency that holds: objectives, resources and sums, reports, drawings, log',
  },
  {
    method: 'get',
    path: '/mode/{id}/report',
    tag: 'duty',
    may: reading,
    summary: 'After-action report, from the log and the room',
  },
  {
    method: 'post',
    path: '/mode/{id}/room/{kind}',
    tag: 'duty',
    may: keepingRoom,
    summary:
      'A new `objective`, `resource`, situation `report` or `drawing`; the same `commandId` again changes nothing',
    body: jsonBody,
  },
  {
    method: 'post',
    path: '/mode/{id}/room/{kind}/{number}/{verb}',
    tag: 'duty',
    may: keepingRoom,
    summary:
      'Changes one as it was seen (`expectedVersion`): objective amend, reach, drop, reopen; resource commit, arrive, release, correct, cancel; drawing remove',
    body: jsonBody,
  },
]
