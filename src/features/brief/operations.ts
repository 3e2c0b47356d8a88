import { areaQuery, type Operation } from '@/platform/http/operation'
import { readingAllRecords } from '@/shared/auth'

/** What the interface offers of this feature. */
export const briefOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/brief.pdf',
    tag: 'screen',
    may: readingAllRecords,
    summary: 'The daily brief: a page of words and numbers, a page of map',
    query: { ...areaQuery, day: 'A local day that has begun, `2026-11-21`; today when absent', lang: 'zh or en' },
  },
]
