import { describe, expect, it } from 'vitest'
import { classIndex } from './classify'
import { likeliest, likeness, type Report } from './duplicates'
import { minutesIn, remaining } from './remaining'

const at = Date.UTC(2026, 10, 20, 2)
const report = (more: Partial<Report> = {}): Report => ({
  cls: 'E0110',
  text: '路口有一堆垃圾没人清理',
  lng: 104.08,
  lat: 30.65,
  at,
  ...more,
})

describe('likely duplicates', () => {
  it('are near, of the class, of these days, in like words; what is out of reach never is', () => {
    expect(likeness(report(), report()).score).toBeCloseTo(1, 5)
    expect(likeness(report(), report({ lng: 104.082 })).score).toBe(0)
    const other = report({ cls: 'E0410', text: '单车乱停', at: at - 5 * 86_400_000 })
    expect(likeness(report(), other).score).toBeLessThan(0.45)
  })

  it('are three at most, the likeliest first', () => {
    const known = [0, 1, 2, 3].map(step => report({ lat: 30.65 + step * 0.0002 }))
    const found = likeliest(report(), known)
    expect(found.map(each => each.lat)).toEqual(known.slice(0, 3).map(each => each.lat))
  })
})

describe('a class from plain words', () => {
  const index = classIndex([
    { code: 'E0110', names: ['暴露生活垃圾', 'Exposed rubbish'], words: ['垃圾', 'trash'] },
    { code: 'C0137', names: ['路灯', 'Street light'], words: ['不亮', 'lamp out'] },
    { code: 'C0106', names: ['路灯井盖', 'Street lighting manhole cover'], words: [] },
  ])
  it('says which words spoke for it, in both languages', () => {
    expect(index.find('门口的路灯不亮三天了')[0]).toMatchObject({ code: 'C0137', because: ['不亮', '路灯'] })
    expect(index.find('Trash at the corner')[0]).toMatchObject({ code: 'E0110', because: ['trash'] })
    expect(index.find('manhole cover is loose')[0]?.code).toBe('C0106')
    expect(index.find('你好')).toEqual([])
  })
})

describe('a clock on the screen', () => {
  const hour = 3_600_000
  const windows = [[at + hour, at + 2 * hour]] as const
  const clock = {
    stage: 'handling',
    from: at - hour,
    due: at + 30 * hour,
    state: 'running',
    left: 100,
    total: 240,
    provisional: false,
  } as const
  it('takes away working minutes only', () => {
    expect(minutesIn(windows, at, at + 90 * 60_000)).toBe(30)
    expect(remaining({ ...clock, isWorking: true }, at, at + 90 * 60_000, windows)).toMatchObject({
      left: 70,
      state: 'running',
    })
    expect(remaining({ ...clock, isWorking: false }, at, at + 90 * 60_000, windows)).toMatchObject({
      left: 10,
      state: 'near',
    })
    expect(remaining({ ...clock, isWorking: false, due: null }, at, at, windows)).toBeNull()
  })
})
