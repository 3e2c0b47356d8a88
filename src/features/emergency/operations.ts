import { jsonBody, type Operation } from '@/platform/http/operation'
import { reading } from '@/shared/auth'
import { switchingMode } from './domain/policies'

/** What the interface offers of this feature. */
export const emergencyOperations: readonly Operation[] = [
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
