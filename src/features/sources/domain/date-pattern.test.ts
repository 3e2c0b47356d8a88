import { describe, expect, it } from 'vitest'
import { zone } from '../../../shared/time'
import { datePattern } from './date-pattern'
import { instantOf } from './iso-time'

const read = (pattern: string, text: string) => {
  const written = datePattern(pattern).read(text)
  return typeof written === 'string' ? written : new Date(instantOf(written, zone('UTC')) as number).toISOString()
}

describe('date patterns (Unicode TR 35)', () => {
  it.each([
    ['MM/dd/yyyy hh:mm:ss a', '02/17/2020 12:19:00 PM', '2020-02-17T12:19:00.000Z'],
    ['MM/dd/yyyy hh:mm:ss a', '02/17/2020 12:19:00 AM', '2020-02-17T00:19:00.000Z'],
    ['yyyy/M/d H:mm', '2026/3/7 9:05', '2026-03-07T09:05:00.000Z'],
    ['yyyy/M/d H:mm', '2026/11/27 19:05', '2026-11-27T19:05:00.000Z'],
    ['yyyyMMddHHmmss', '20261121080910', '2026-11-21T08:09:10.000Z'],
    ['yyyy年M月d日', '2026年3月7日', '2026-03-07T00:00:00.000Z'],
    ['yyyy年M月d日 ah:mm', '2026年3月7日 下午2:05', '2026-03-07T14:05:00.000Z'],
    ['d MMM yyyy', '7 Mar 2026', '2026-03-07T00:00:00.000Z'],
    ['dd.MM.yy', '07.03.99', '1999-03-07T00:00:00.000Z'],
    ["yyyy-MM-dd'T'HH:mm:ss.SSSXXX", '2026-03-07T08:00:00.250+08:00', '2026-03-07T00:00:00.250Z'],
  ])('%s reads %s', (pattern, text, expected) => {
    expect(read(pattern, text)).toBe(expected)
  })

  it('tells what is written otherwise from what does not exist', () => {
    expect(read('MM/dd/yyyy', '2026-03-07')).toBe('shape')
    expect(read('MM/dd/yyyy', '13/02/2026')).toBe('impossible')
    expect(read('hh:mm a dd/MM/yyyy', '13:00 PM 01/02/2026')).toBe('impossible')
  })

  it('knows which rows read both ways', () => {
    const pattern = datePattern('MM/dd/yyyy')
    expect(['01/02/2026', '01/13/2026', '03/03/2026'].map(each => pattern.readsBothWays(each))).toEqual([
      true,
      false,
      false,
    ])
  })

  it('refuses letters it does not know and patterns without a day', () => {
    expect(() => datePattern('yyyy-QQ')).toThrow(RangeError)
    expect(() => datePattern('HH:mm')).toThrow(RangeError)
  })
})
