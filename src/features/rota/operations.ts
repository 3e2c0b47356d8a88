import { areaQuery, jsonBody, type Operation } from '@/platform/http/operation'
import { reading, readingAllRecords } from '@/shared/auth'
import { keepingDuty } from './domain/policies'

/** What the interface offers of this feature. */
export const rotaOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/duty',
    tag: 'duty',
    may: reading,
    summary: 'Who answers at each of the four levels',
    query: { at: 'A moment, ISO 8601; now when absent' },
  },
  {
    method: 'get',
    path: '/map/duty',
    tag: 'duty',
    may: readingAllRecords,
    summary:
      'Who is on duty and where that is on a map: rooms, seats of units, what crews last reported; never a person',
    query: { ...areaQuery, at: 'A moment, ISO 8601; now when absent' },
  },
  {
    method: 'get',
    path: '/map/duty/prove',
    tag: 'duty',
    may: readingAllRecords,
    summary: 'The same counted there and then, another way',
    query: { ...areaQuery, at: 'A moment, ISO 8601; now when absent' },
  },
  {
    method: 'post',
    path: '/duty/changes',
    tag: 'duty',
    may: keepingDuty,
    summary: 'A swap, an acting, an absence',
    body: jsonBody,
  },
  {
    method: 'get',
    path: '/duty/calls',
    tag: 'duty',
    may: keepingDuty,
    summary: 'Calls by telephone link outside cases: who called whom, when, newest first',
  },
  {
    method: 'post',
    path: '/duty/calls',
    tag: 'duty',
    may: keepingDuty,
    summary: 'Writes down a call to a unit or to a post on duty',
    body: jsonBody,
  },
  { method: 'get', path: '/duty/handovers', tag: 'duty', may: keepingDuty, summary: 'Hand-over sheets, newest first' },
  {
    method: 'post',
    path: '/duty/handovers',
    tag: 'duty',
    may: keepingDuty,
    summary: 'Makes and signs the sheet of this shift',
    body: jsonBody,
  },
  { method: 'post', path: '/duty/handovers/{id}/sign', tag: 'duty', may: keepingDuty, summary: 'Takes over' },
]
