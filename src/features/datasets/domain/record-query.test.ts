import { describe, expect, it } from 'vitest'
import type { Problem } from '@/shared/problem'
import { parseRecordQuery } from './record-query'
import { dataset } from './registry'

const read = (name: string, search: string) => parseRecordQuery(dataset(name), new URLSearchParams(search))
const codeOf = (name: string, search: string) => {
  try {
    read(name, search)
  } catch (error) {
    return (error as Problem).code
  }
}

describe('the parameters of a list', () => {
  it('takes any field as a filter, more than once', () => {
    expect(read('case', 'status=filed&status=handling').filters).toMatchObject([
      { field: { name: 'status' }, values: ['filed', 'handling'] },
    ])
  })

  it('lets reserved words win over field names', () => {
    const query = read('inspection', 'at=2026-11-01T00:00:00Z&field.at=2026-10-01')
    expect(query.at?.toISOString()).toBe('2026-11-01T00:00:00.000Z')
    expect(query.filters).toMatchObject([{ field: { name: 'at' }, values: ['2026-10-01'] }])
  })

  it('limits a page to 1..1000, 100 when nothing is said', () => {
    expect(read('case', '').limit).toBe(100)
    expect(codeOf('case', 'limit=0')).toBe('bad-parameter')
    expect(codeOf('case', 'limit=1001')).toBe('bad-parameter')
  })

  it('refuses what it cannot mean', () => {
    expect(codeOf('case', 'colour=red')).toBe('unknown-parameter')
    expect(codeOf('bridge', 'from=2026-01-01')).toBe('no-time')
    expect(codeOf('case', 'from=yesterday')).toBe('bad-parameter')
    expect(codeOf('case', 'bbox=1,2,3')).toBe('bad-parameter')
  })
})
