import { jsonBody, type Operation } from '@/platform/http/operation'
import { reading } from '@/shared/auth'
import { capTypes } from './domain/cap-xml'
import { sendingAlerts, switchingMode } from './domain/policies'

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
  { method: 'get', path: '/mode/{id}/report', tag: 'duty', may: reading, summary: 'After-action report, from the log' },
]
