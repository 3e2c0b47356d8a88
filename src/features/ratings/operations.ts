import { areaQuery, jsonBody, type Operation, whenQuery } from '@/platform/http/operation'
import { everyone } from '@/shared/auth'
import { readingFollowUps, readingRatings, supervisingRatings } from './domain/policies'

const tag = 'ratings'

/** What the interface offers of this feature. The link itself is the right to its screen. */
export const ratingOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/ratings/summary',
    tag,
    may: readingRatings,
    summary: 'Scores by county, main and general department; few scores have no number',
    query: { ...areaQuery, at: whenQuery.at },
  },
  {
    method: 'get',
    path: '/ratings/follow-ups',
    tag,
    may: readingFollowUps,
    summary: 'Low scores and suggestions with their clocks, of one’s own unit or of all',
  },
  {
    method: 'post',
    path: '/ratings/follow-ups/{ratingNo}/{command}',
    tag,
    may: everyone,
    summary: 'answer, comment (the unit), publish (the supervisor), helped, not-helped (the investor, by the link)',
    body: jsonBody,
  },
  {
    method: 'get',
    path: '/ratings/invitations',
    tag,
    may: supervisingRatings,
    summary: 'Links, newest first, without their tokens',
  },
  {
    method: 'post',
    path: '/ratings/invitations',
    tag,
    may: supervisingRatings,
    summary: 'A link for the investor of a project; its token is told once',
    body: jsonBody,
  },
  {
    method: 'post',
    path: '/ratings/invitations/{id}/revoke',
    tag,
    may: supervisingRatings,
    summary: 'Ends an open link before its day',
  },
  { method: 'get', path: '/ratings/rounds', tag, may: supervisingRatings, summary: 'Rounds, newest first' },
  {
    method: 'post',
    path: '/ratings/rounds',
    tag,
    may: supervisingRatings,
    summary: 'A round: projects drawn by chance, a link for each',
    body: jsonBody,
  },
  { method: 'get', path: '/ratings/rule', tag, may: readingRatings, summary: 'How scores are counted, every version' },
  {
    method: 'post',
    path: '/ratings/rule',
    tag,
    may: supervisingRatings,
    summary: 'A new version of it',
    body: jsonBody,
  },
  { method: 'get', path: '/ratings/{token}', tag, may: everyone, summary: 'What one investor’s screen shows' },
  {
    method: 'post',
    path: '/ratings/{token}',
    tag,
    may: everyone,
    summary: 'One investor’s answer, once',
    body: jsonBody,
  },
]
