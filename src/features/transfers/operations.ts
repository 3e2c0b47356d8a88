import { jsonBody, type Operation } from '@/platform/http/operation'
import { reading } from '@/shared/auth'
import { callingAsPlatform, handingOver, keepingPlatforms } from './domain/policies'

/** What the interface offers of this feature. */
export const transferOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/platforms',
    tag: 'transfers',
    may: keepingPlatforms,
    summary: 'Platforms that cases are handed to and come from',
  },
  {
    method: 'post',
    path: '/platforms',
    tag: 'transfers',
    may: keepingPlatforms,
    summary: 'Names a platform: {code, name, url, secret, keyId}',
    body: jsonBody,
  },
  {
    method: 'get',
    path: '/cases/{id}/transfers',
    tag: 'transfers',
    may: reading,
    summary: 'To whom a case was handed and from whom it came: both numbers, both clocks, receipts',
  },
  {
    method: 'post',
    path: '/cases/{id}/transfers',
    tag: 'transfers',
    may: handingOver,
    summary: 'Hands a case to another platform',
    body: jsonBody,
  },
  {
    method: 'post',
    path: '/transfers',
    tag: 'transfers',
    may: callingAsPlatform,
    summary: 'A platform gives us a case: {number, dueAt, case}; answers our number and clock',
    body: jsonBody,
  },
  {
    method: 'get',
    path: '/transfers/{id}',
    tag: 'transfers',
    may: callingAsPlatform,
    summary: 'A transfer as the other side reads it',
  },
  {
    method: 'post',
    path: '/transfers/{id}/receipts',
    tag: 'transfers',
    may: callingAsPlatform,
    summary: 'A platform says of a case of ours: received, accepted, done, returned',
    body: jsonBody,
  },
]
