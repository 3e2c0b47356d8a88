import { describe, expect, it } from 'vitest'
import type { Thing } from './found'
import { bestOf, rankOf } from './rank'

const area = (code: string, zh: string, en: string): Thing => ({ kind: 'area', id: code, code, name: { zh, en } })
const areas = [
  area('510104', '锦江区', 'Jinjiang'),
  area('510104020', '锦官驿街道', 'Jinguanyi'),
  area('510107', '武侯区', 'Wuhou'),
  area('510116', '双流区', 'Shuangliu'),
]
const codes = (word: string) => bestOf(areas, word, 10).map(each => each.code)

describe('looking for a thing', () => {
  it('finds it by its beginning, a part, in either language, its code, or the initials of its name', () => {
    expect(codes('锦')).toEqual(['510104', '510104020'])
    expect(codes('侯')).toEqual(['510107'])
    expect(codes('WUHOU')).toEqual(['510107'])
    expect(codes('510116')).toEqual(['510116'])
    expect(codes('whq')).toEqual(['510107'])
    expect(codes('锦 江')).toEqual(['510104'])
  })

  it('puts the exact code before what begins with it, and a name before initials', () => {
    expect(codes('510104')).toEqual(['510104', '510104020'])
    expect(rankOf(area('1', '锦江', 'J'), 'jj')).toBe(4)
    expect(rankOf(area('1', '锦江', 'JJ Road'), 'jj')).toBe(1)
  })

  it('finds nothing for nothing', () => {
    expect(codes('')).toEqual([])
    expect(codes('  ')).toEqual([])
    expect(codes('火星')).toEqual([])
  })
})
