import { areaQuery, jsonBody, type Operation, whenQuery } from '@/platform/http/operation'
import { reading } from '@/shared/auth'
import { acknowledgingLamps, publishingRules, tryingRules } from './domain/policies'

/** What the interface offers of this feature. */
export const flagOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/rules',
    tag: 'flags',
    may: reading,
    summary: 'The rules that light lamps and flags, with their versions and numbers',
  },
  {
    method: 'post',
    path: '/rules/try',
    tag: 'flags',
    may: tryingRules,
    summary:
      'What other numbers or switches would have lit over history, beside what was lit: {numbers?, on?, area?, from?, to?, everyDays?}',
    body: jsonBody,
  },
  {
    method: 'post',
    path: '/rules/{rule}',
    tag: 'flags',
    may: publishingRules,
    summary: 'A new version of a rule: {expectedVersion, isOn, numbers, tells, orders?, validFrom?, reason}',
    body: jsonBody,
  },
  {
    method: 'get',
    path: '/flags',
    tag: 'flags',
    may: reading,
    summary: 'Lamps and flags',
    query: {
      subject: 'project, step or unit',
      colour: 'red or yellow',
      state: 'lit or cleared',
      unit: 'Unit code',
      ...areaQuery,
      ...whenQuery,
    },
  },
  {
    method: 'post',
    path: '/flags/{id}/acknowledge',
    tag: 'flags',
    may: acknowledgingLamps,
    summary: 'Notice is taken of the red lamp on a project or step: walls stop pulsing it',
  },
  {
    method: 'get',
    path: '/flags/{id}',
    tag: 'flags',
    may: reading,
    summary: 'One project, step (record id) or unit (code) under the rules: version, inputs, each counted day',
    query: whenQuery,
  },
]
