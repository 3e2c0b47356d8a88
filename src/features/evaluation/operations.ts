import { areaQuery, type Operation } from '@/platform/http/operation'
import { reading } from '@/shared/auth'

const query = {
  ...areaQuery,
  by: 'area, unit, assignee, post or collector',
  month: 'A month that has begun, such as 2026-10; the running one when absent',
  sort: 'score, a counter or the code of an indicator; - before it for the largest first; by name when absent',
  lang: 'zh or en',
}

/** What the interface offers of this feature. */
export const evaluationOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/evaluation',
    tag: 'cases',
    may: reading,
    summary: 'How areas, units, crews, posts or collectors did in a month: counts, rates with both parts, scores',
    query,
  },
  {
    method: 'get',
    path: '/evaluation/export.csv',
    tag: 'cases',
    may: reading,
    summary: 'The same as a file',
    query,
  },
]
