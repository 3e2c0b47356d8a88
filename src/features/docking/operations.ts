import { jsonBody, type Operation } from '@/platform/http/operation'
import { delivering, readingWholeCity } from '@/shared/auth'
import { joiningProjects, managingDocking } from './domain/policies'

/** What the interface offers of this feature. */
export const dockingOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/docking',
    tag: 'docking',
    may: readingWholeCity,
    summary: 'Sources and outside systems: direction, state, last verified, rows in and out, refused rows',
  },
  {
    method: 'post',
    path: '/docking',
    tag: 'docking',
    may: managingDocking,
    summary:
      'Declare an outside system; the address of its database is the secret DOCKING_URL_<NAME> of the environment',
    body: jsonBody,
  },
  {
    method: 'get',
    path: '/docking/{system}',
    tag: 'docking',
    may: readingWholeCity,
    summary: 'One system: its tables, how far each is read, what was refused and why',
  },
  {
    method: 'get',
    path: '/project-matches',
    tag: 'docking',
    may: joiningProjects,
    summary: 'Projects of several systems that are, may be or are not one, and why',
    query: { state: 'waiting, joined or apart' },
  },
  {
    method: 'post',
    path: '/project-matches/{id}/{decision}',
    tag: 'docking',
    may: joiningProjects,
    summary: 'A person’s word on a pair: join, apart, undo; with a note',
    body: jsonBody,
  },
  {
    method: 'post',
    path: '/docking/{system}/look',
    tag: 'docking',
    may: managingDocking,
    summary: 'Have a system looked at now, before its time',
  },
  {
    method: 'get',
    path: '/docking/{system}/sent',
    tag: 'docking',
    may: readingWholeCity,
    summary: 'Rows told to a system: number, receipt, reason of refusal; what the last reconciliation found',
    query: { state: 'waiting, sent, acknowledged or refused' },
  },
  {
    method: 'post',
    path: '/docking/{system}/sent/{number}/again',
    tag: 'docking',
    may: managingDocking,
    summary: 'Tell a refused row again, under a new number',
  },
  {
    method: 'post',
    path: '/docking/{system}/reconcile',
    tag: 'docking',
    may: managingDocking,
    summary: 'Compare what was told with what stands there, row by row, both ways',
  },
  {
    method: 'post',
    path: '/docking/{system}/{table}/records',
    tag: 'docking',
    may: delivering,
    summary: 'A delivery of one table of the national exchange standard (SPGL_…)',
    body: [
      'text/csv',
      'application/json',
      'application/x-ndjson',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'application/vnd.ms-excel',
    ],
    isStreamed: true,
  },
]
