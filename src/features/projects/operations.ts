import { areaQuery, type Operation, pageQuery, whenQuery } from '@/platform/http/operation'
import { reading } from '@/shared/auth'

/** What the interface offers of this feature. */
export const projectOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/projects',
    tag: 'projects',
    may: reading,
    summary: 'Projects, the worst lamp first, with the numbers of every choice',
    query: {
      stage: 'Stage of life',
      lamp: 'red, yellow or none',
      unit: 'Code of the assistant, approving or lead unit',
      q: 'Part of name, code or developer',
      key: 'true: key projects only',
      state: 'open (default) or all',
      ...areaQuery,
      ...whenQuery,
      ...pageQuery,
    },
  },
  {
    method: 'get',
    path: '/projects/due',
    tag: 'projects',
    may: reading,
    summary:
      'What falls due in the next ninety days: how much on each day, and the soonest things, or those of one day',
    query: { day: 'A local day, YYYY-MM-DD', ...areaQuery },
  },
  {
    method: 'get',
    path: '/projects/{id}',
    tag: 'projects',
    may: reading,
    summary: 'One project: stage, steps with clocks and lamps, why its lamp is lit, problems, critical path',
    query: whenQuery,
  },
  {
    method: 'get',
    path: '/projects/{id}/history',
    tag: 'projects',
    may: reading,
    summary: 'What happened to one project, the newest first: its dates, steps with their stops, lamps, problems',
    query: whenQuery,
  },
]
