import { describe, expect, it } from 'vitest'
import type { Unit } from '../../areas'
import type { MatrixLine } from './matrix-line'
import { proposedLines, type Ruling } from './ruled-line'

const units = new Map(
  ['D-URBAN', 'ROADS'].map(code => [
    code,
    { code, kind: code === 'ROADS' ? 'crew' : 'district', district: null } as Unit,
  ]),
)
const ruling = (seq: number, more: Partial<Ruling> = {}): Ruling => ({
  seq,
  at: new Date('2026-11-20T02:00:00Z'),
  caseId: 'a',
  caseNo: `NO-${seq}`,
  cls: 'C0123',
  district: '510104',
  unit: 'ROADS',
  level: 'city',
  reason: '由道桥养护队处置',
  ...more,
})
const line = (more: Partial<MatrixLine>): MatrixLine => ({
  line: 'L',
  cls: '*',
  area: '*',
  owner: '*',
  unit: 'ROADS',
  limit: '',
  note: '',
  ...more,
})

describe('what a ruling proposes', () => {
  it('is the line that would have sent the case there, with the case it came from', () => {
    expect(proposedLines([], units, [ruling(7)])).toEqual([
      {
        ruling: ruling(7),
        line: {
          line: 'C0123-510104',
          cls: 'C0123',
          area: '510104',
          owner: '*',
          unit: 'ROADS',
          limit: '',
          note: 'NO-7',
        },
      },
    ])
  })

  it('is nothing where the matrix says so already, and something where it says another', () => {
    expect(proposedLines([line({})], units, [ruling(7)])).toEqual([])
    expect(proposedLines([line({ unit: 'D-URBAN' })], units, [ruling(7)])).toHaveLength(1)
  })

  it('is the newest of several, and never a unit that is gone', () => {
    const found = proposedLines([], units, [
      ruling(9),
      ruling(7, { unit: 'D-URBAN' }),
      ruling(5, { cls: 'C0101', unit: 'GONE' }),
    ])
    expect(found.map(each => each.ruling.seq)).toEqual([9])
  })
})
