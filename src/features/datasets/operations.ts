import { areaQuery, jsonBody, type Operation, pageQuery, whenQuery } from '@/platform/http/operation'
import { reading } from '@/shared/auth'
import { tryingCalendar, unmasking } from './domain/policies'

/** What the interface offers of this feature. */
export const datasetOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/calendar',
    tag: 'datasets',
    may: reading,
    summary: 'A year of the working calendar: each day, what it is, and the announcements it rests on',
    query: { year: 'From 2000 to 2049; the current one by default' },
  },
  {
    method: 'post',
    path: '/calendar/try',
    tag: 'datasets',
    may: tryingCalendar,
    summary: 'Which running clocks would end at another moment if days were others: {days: [{day, isWorkday}], area?}',
    body: jsonBody,
  },
  { method: 'get', path: '/datasets', tag: 'datasets', may: reading, summary: 'The registry' },
  { method: 'get', path: '/datasets/{dataset}', tag: 'datasets', may: reading, summary: 'One dataset with its fields' },
  {
    method: 'get',
    path: '/datasets/{dataset}/schema',
    tag: 'datasets',
    may: reading,
    summary: 'JSON Schema of one record',
  },
  {
    method: 'get',
    path: '/datasets/{dataset}/template.csv',
    tag: 'datasets',
    may: reading,
    summary: 'An empty CSV with its header',
  },
  {
    method: 'get',
    path: '/datasets/{dataset}/records',
    tag: 'datasets',
    may: reading,
    summary: 'Records, newest first; any field name filters',
    query: {
      ...areaQuery,
      from: 'First moment of the dataset’s time',
      to: 'End of it, excluded',
      bbox: 'west,south,east,north',
      ...pageQuery,
      ...whenQuery,
    },
  },
  {
    method: 'get',
    path: '/datasets/{dataset}/records.csv',
    tag: 'datasets',
    may: reading,
    summary: 'The same records as CSV, all of them; personal fields masked',
    query: {
      ...areaQuery,
      from: 'First moment of the dataset’s time',
      to: 'End of it, excluded',
      bbox: 'west,south,east,north',
      ...whenQuery,
    },
  },
  {
    method: 'get',
    path: '/datasets/{dataset}/records/{id}',
    tag: 'datasets',
    may: reading,
    summary: 'One record as it is now, personal data masked',
  },
  {
    method: 'post',
    path: '/datasets/{dataset}/records/{id}/unmask',
    tag: 'datasets',
    may: unmasking,
    summary: 'Personal values of one record, once, for a reason that is written down',
    body: jsonBody,
  },
]
