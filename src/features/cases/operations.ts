import { areaQuery, jsonBody, type Operation, pageQuery, whenQuery } from '@/platform/http/operation'
import { everyone, permission, reading } from '@/shared/auth'
import { casePermissions, sendingAlarms } from './domain/policies'
import { caseCommands } from './domain/transitions'

const filter = {
  ...areaQuery,
  counter: 'One or more counters: reported, accepted, filed, dispatched, due, handled, onTime, near, overdue, late, …',
  status: 'One or more statuses',
  cls: 'A class, or the beginning of one',
  unit: 'Code of the responsible unit',
  assignee: 'Crew or person to whom the unit gave it',
  foundBy: 'How it was found',
  note: 'Supervision note: waiting, overdue (for the answer) or answered',
  q: 'Words, or the beginning of a number',
  bbox: 'west,south,east,north',
  from: 'Reported from',
  to: 'Reported before',
  ...whenQuery,
}

/** Whoever may do anything at all to a case; which command, `decide` asks with the case in hand. */
const commanding = permission('case.command', {
  who: actor => caseCommands.some(command => casePermissions[command].who(actor)),
})

/** What the interface offers of this feature. */
export const caseOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/cases',
    tag: 'cases',
    may: reading,
    summary: 'Cases with their running clocks',
    query: { ...filter, sort: 'newest or due', ...pageQuery },
  },
  {
    method: 'get',
    path: '/cases/counts',
    tag: 'cases',
    may: reading,
    summary: 'Every counter over the cases of a filter',
    query: filter,
  },
  {
    method: 'get',
    path: '/cases/notes/counts',
    tag: 'cases',
    may: reading,
    summary: 'How many supervision notes wait for an answer, are late with it, wait to be judged',
    query: filter,
  },
  {
    method: 'get',
    path: '/cases/export.csv',
    tag: 'cases',
    may: reading,
    summary: 'The cases of a filter as a file',
    query: { ...filter, lang: 'zh or en' },
  },
  {
    method: 'get',
    path: '/cases/taken',
    tag: 'cases',
    may: reading,
    summary: 'Which cases of a source were taken up at our desks',
    query: { source: 'Name of the source' },
  },
  {
    method: 'post',
    path: '/cases/advice',
    tag: 'cases',
    may: reading,
    summary: 'Before filing: class from words, places, likely duplicates, running works, who would get it',
    body: jsonBody,
  },
  {
    method: 'post',
    path: '/signals/alarms',
    tag: 'cases',
    may: sendingAlarms,
    summary: 'A sensor’s alarm: kept, and by the city’s rules a case or a line in the one it opened',
    body: jsonBody,
  },
  {
    method: 'post',
    path: '/signals/video',
    tag: 'cases',
    may: casePermissions.register,
    summary: 'What a camera’s program saw: a case with its frame',
    body: jsonBody,
  },
  {
    method: 'post',
    path: '/reports/advice',
    tag: 'cases',
    may: everyone,
    summary: 'Class and place from plain words, for the public page',
    body: jsonBody,
  },
  {
    method: 'post',
    path: '/reports',
    tag: 'cases',
    may: everyone,
    summary: 'A report by anybody; answers its tracking number',
    body: jsonBody,
  },
  { method: 'get', path: '/reports/{token}', tag: 'cases', may: everyone, summary: 'Where a report stands' },
  {
    method: 'post',
    path: '/photos',
    tag: 'cases',
    may: everyone,
    summary: 'Keeps a picture of at most 6 MB',
    body: ['image/jpeg', 'image/png', 'image/webp'],
  },
  { method: 'get', path: '/photos/{id}', tag: 'cases', may: reading, summary: 'A picture' },
  { method: 'get', path: '/cases/{id}', tag: 'cases', may: reading, summary: 'One case', query: whenQuery },
  {
    method: 'get',
    path: '/cases/{id}/candidates',
    tag: 'cases',
    may: casePermissions.dispatch,
    summary: 'Crews and people it could be given to, ranked: on duty, able, near, in hand',
    query: { unit: 'Whose people; the unit that would get the case when absent' },
  },
  {
    method: 'post',
    path: '/cases',
    tag: 'cases',
    may: casePermissions.register,
    summary: 'Opens a case',
    body: jsonBody,
  },
  {
    method: 'post',
    path: '/cases/{id}/{command}',
    tag: 'cases',
    may: commanding,
    summary: 'Does one thing to a case: {expectedVersion, commandId, …}',
    body: jsonBody,
  },
]
