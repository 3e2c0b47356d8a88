import { areaQuery, jsonBody, type Operation } from '@/platform/http/operation'
import { reading } from '@/shared/auth'
import { editingMatrix } from './domain/policies'

/** What the interface offers of this feature. */
export const matrixOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/matrix',
    tag: 'matrix',
    may: reading,
    summary: 'Who answers for what: lines, gaps, overlaps, changes',
    query: { version: 'As it stood in a version; the newest when absent' },
  },
  {
    method: 'get',
    path: '/map/matrix',
    tag: 'matrix',
    may: reading,
    summary: 'Who answers for a class where, with gaps and overlaps, as the matrix stood at a moment',
    query: { cls: 'A class of the city', ...areaQuery, at: 'A moment, ISO 8601; now when absent' },
  },
  {
    method: 'get',
    path: '/map/matrix/prove',
    tag: 'matrix',
    may: reading,
    summary: 'The same counted there and then by the database',
    query: { cls: 'A class of the city', ...areaQuery, at: 'A moment, ISO 8601; now when absent' },
  },
  {
    method: 'post',
    path: '/matrix/try',
    tag: 'matrix',
    may: reading,
    summary: 'Who would get this, and by which line',
    body: jsonBody,
  },
  {
    method: 'post',
    path: '/matrix/preview',
    tag: 'matrix',
    may: editingMatrix,
    summary: 'What a change would have moved last year',
    body: jsonBody,
  },
  {
    method: 'post',
    path: '/matrix',
    tag: 'matrix',
    may: editingMatrix,
    summary: 'Publishes a version',
    body: jsonBody,
  },
]
