import type { Operation } from '@/platform/http/operation'
import { reading } from '@/shared/auth'

/** What the interface offers of this feature. */
export const searchOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/search',
    tag: 'search',
    may: reading,
    summary: 'Areas, indicators, projects, cases and units by name, number or the initials of their pinyin',
    query: { q: 'A word of at most 60 characters' },
  },
]
