import { jsonBody, type Operation } from '@/platform/http/operation'
import { readingNotices } from './domain/policies'

/** What the interface offers of this feature. */
export const noticeOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/notices',
    tag: 'notices',
    may: readingNotices,
    summary: 'What concerns whoever is signed in, newest first, and how much of it is unread',
  },
  {
    method: 'post',
    path: '/notices/read',
    tag: 'notices',
    may: readingNotices,
    summary: 'Everything up to a number of the event log has been read',
    body: jsonBody,
  },
]
