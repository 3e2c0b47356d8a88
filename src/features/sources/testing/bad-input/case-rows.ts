import type { BadInput } from './delivery'

export const columns = [
  ...['caseNo', 'cls', 'foundBy', 'status', 'reportedAt', 'closedAt', 'district', 'lng', 'lat', 'returnCount'],
  ...['reworkCount', 'extended', 'suspended', 'supervised', 'fastTrack', 'autoDispatched', 'refiled', 'address'],
]

export type Row = Readonly<Record<string, string | number | boolean | null>>

/** A case that is right, in 锦江区. */
export const good = (caseNo: string, changes: Row = {}): Row => ({
  caseNo,
  cls: 'E0101',
  foundBy: 'patrol',
  status: 'reported',
  reportedAt: '2026-01-15T08:00:00+08:00',
  closedAt: null,
  district: '510104',
  lng: 104.08,
  lat: 30.65,
  returnCount: 0,
  reworkCount: 0,
  extended: false,
  suspended: false,
  supervised: false,
  fastTrack: false,
  autoDispatched: false,
  refiled: false,
  address: '红星路',
  ...changes,
})

export const line = (row: Row, delimiter = ',') => columns.map(name => row[name] ?? '').join(delimiter)
export const header = columns.join(',')
export const csv = { 'content-type': 'text/csv' }
export const json = { 'content-type': 'application/json' }
export const ndjson = { 'content-type': 'application/x-ndjson' }
export const xlsx = { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }

export const text = (...lines: string[]) => Buffer.from(`${lines.join('\n')}\n`)
export const firstAndLast = (name: string, between: string) =>
  text(header, line(good(`${name}-a`)), between, line(good(`${name}-z`)))
export const problem = (status: number, code: string) => ({ problem: { status, code } })

/** CSV of two good rows around one, on line 3, that is wrong. */
export const wrongRow = (name: string, changes: Row, code: string, field?: string): BadInput => ({
  name,
  headers: csv,
  body: () => firstAndLast(name.replaceAll(/\W+/g, '-'), line(good('wrong', changes))),
  expected: { accepted: 2, rejects: [{ line: 3, code, ...(field === undefined ? {} : { field }) }] },
})

export const spoilt = (name: string, bytes: readonly number[]): BadInput => ({
  name,
  headers: csv,
  body: () => {
    const [before = '', after = ''] = firstAndLast('spoilt', line(good('wrong', { address: '<here>' })))
      .toString()
      .split('<here>')
    return Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)])
  },
  expected: { accepted: 2, rejects: [{ line: 3, code: 'encoding' }] },
})

export const asText = (row: Row) =>
  Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === null ? '' : String(value)]))
