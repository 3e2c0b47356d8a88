import { describe, expect, it } from 'vitest'
import { pinyinInitials } from './pinyin-initials'

describe('initials of pinyin', () => {
  it('are what one types for a name', () => {
    expect(pinyinInitials('锦江区')).toBe('jjq')
    expect(pinyinInitials('城市体征指数')).toBe('cstzzs')
    expect(pinyinInitials('青羊 武侯 金牛 高新')).toBe('qywhjngx')
    expect(pinyinInitials('住房和城乡建设')).toBe('zfhcxjs')
    expect(pinyinInitials('安全 便民 整洁 有序')).toBe('aqbmzjyx')
    expect(pinyinInitials('二环欧阳热啊拿发卡')).toBe('ehoyranfk')
  })

  it('keep letters and digits, and drop the rest', () => {
    expect(pinyinInitials('D级E级桥梁 (2 座)')).toBe('djejql2z')
  })
})
