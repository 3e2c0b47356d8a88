import { areaQuery, jsonBody, type Operation, pageQuery, whenQuery } from '@/platform/http/operation'
import { permission, reading } from '@/shared/auth'
import { casePermissions } from './domain/policies'
import { caseCommands } from './domain/transitions'

const filter = {
  ...areaQuery,
  counter: 'One or more counters: reported, accepted, filed, dispatched, due, handled, onTime, near, overdue, late, …',
  status: 'One or more statuses',
  cls: 'A class, or the beginning of one',
  unit: 'Code of the responsible unit',
  assignee: 'Crew or person to whom the unit gave it',
  foundBy: 'How it was found',
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
    path: '/cases/export.csv',
    tag: 'cases',
    may: reading,
    summary: 'The cases of a filter as a file',
    query: { ...filter, lang: 'zh or en' },
  },
  {
    method: 'post',
    path: '/cases/advice',
    tag: 'cases',
    may: reading,
    summary: 'Before filing: class from words, places, likely duplicates, running works, who would get it',
    body: jsonBody,
  },
  { method: 'get', path: '/cases/{id}', tag: 'cases', may: reading, summary: 'One case', query: whenQuery },
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
