import { areaQuery, jsonBody, type Operation, pageQuery, whenQuery } from '@/platform/http/operation'
import { reading } from '@/shared/auth'
import { actingOnOrders, findingProblems, loggingCalls, takingLetters } from './domain/policies'

const analysed = {
  of: 'problems or orders',
  span: 'Months of the window: 1, 3, 6 or 12',
  until: 'Its last month, such as 2026-10; the running one when absent',
  kind: 'slow, blocked, troublesome, rule, or none',
  cause: 'Cause within the kind, or none',
  stage: 'Life stage of the project when it came up, or none',
  unit: 'Unit that is answerable, or that the order went to',
  ...areaQuery,
  ...whenQuery,
}
const listed = {
  ...analysed,
  only: 'settled, open, on-time, late or waiting; all when absent',
  before: 'true: the months before, as they stood then',
}

/** What the interface offers of this feature. */
export const supervisionOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/problems',
    tag: 'supervision',
    may: reading,
    summary: 'Problems with projects, the newest first, with their numbers by state',
    query: {
      unit: 'Unit that is answerable',
      kind: 'slow, blocked, troublesome or rule',
      cause: 'Cause within the kind',
      state: 'open, reported, accepted, or unsettled for the first two',
      project: 'Project code',
      from: 'Found from this moment on',
      to: 'Found before this moment',
      ...areaQuery,
      ...whenQuery,
      ...pageQuery,
    },
  },
  {
    method: 'post',
    path: '/problems',
    tag: 'supervision',
    may: findingProblems,
    summary:
      'A person found something wrong: {projectId, kind, cause?, text, unit?, foundBy?}; its orders go out with it',
    body: jsonBody,
  },
  {
    method: 'get',
    path: '/problems/{id}',
    tag: 'supervision',
    may: reading,
    summary: 'One problem with its orders and everything that was done about it',
    query: whenQuery,
  },
  {
    method: 'post',
    path: '/problems/{id}/call',
    tag: 'supervision',
    may: loggingCalls,
    summary: 'A call to the investor: {whom, phone?, calledAt?, text}',
    body: jsonBody,
  },
  {
    method: 'get',
    path: '/orders',
    tag: 'supervision',
    may: reading,
    summary: 'Orders, the newest first, with their numbers by state',
    query: {
      unit: 'Unit the order went to',
      state: 'issued, working, reported, accepted, returned; open; overdue',
      order: 'Record id of one order',
      ...areaQuery,
      ...whenQuery,
      ...pageQuery,
    },
  },
  {
    method: 'get',
    path: '/orders/analysis',
    tag: 'supervision',
    may: reading,
    summary:
      'Problems or orders of some months by kind and cause, life stage, unit and month: found, settled, in time, late, median working days, each beside its own past',
    query: analysed,
  },
  {
    method: 'get',
    path: '/orders/analysis/list',
    tag: 'supervision',
    may: reading,
    summary: 'The numbered list behind a number of the analysis; with one month the monthly list',
    query: { ...listed, limit: '1 to 5000, 1000 when absent' },
  },
  ...(['csv', 'xlsx'] as const).map(
    (type): Operation => ({
      method: 'get',
      path: `/orders/analysis/list.${type}`,
      tag: 'supervision',
      may: reading,
      summary: `The same list, whole, as ${type.toUpperCase()}`,
      query: { ...listed, lang: 'zh or en' },
    }),
  ),
  {
    method: 'get',
    path: '/orders/{id}/letter.pdf',
    tag: 'supervision',
    may: takingLetters,
    summary: 'The letter of an order: its problem, every counted day, the limit, a code that leads to the order',
    query: { lang: 'zh or en', ...whenQuery },
  },
  {
    method: 'post',
    path: '/orders/{id}/{command}',
    tag: 'supervision',
    may: actingOnOrders,
    summary:
      'start, report, ask for an extension (by the unit), accept, return, extend, decline, suspend, resume (by the supervisor): {expectedVersion, commandId?, text, days?, evidence?}; 409 tells who won',
    body: jsonBody,
  },
]
