import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { masked, maskedText, maskedTexts } from './personal'

describe('a masked value', () => {
  it.each([
    ['name', '张三', '张*'],
    ['name', '欧阳某某', '欧***'],
    ['name', 'x', 'x*'],
    ['phone', '13800005678', '138****5678'],
    ['phone', '+86 138-0000-5678', '861****5678'],
    ['phone', '028-84431234', '028****1234'],
    ['phone', '84431234', '****34'],
    ['identity', '510104199001011234', '510104********1234'],
    ['identity', '51010419900101123X', '510104********123X'],
    ['identity', '1234567', '****67'],
    ['plate', '川A12345', '川A***45'],
    ['plate', '川AD·12345', '川A***45'],
    ['plate', '川A1', '川***'],
  ] as const)('of kind %s: %s → %s', (kind, value, shown) => expect(masked(kind, value)).toBe(shown))

  it('never shows the value, whatever it is', () => {
    const kinds = fc.constantFrom('name', 'phone', 'identity', 'plate')
    fc.assert(
      fc.property(kinds, fc.string({ minLength: 3 }), (kind, value) => {
        expect(masked(kind, value)).not.toContain(value)
      }),
    )
  })
})

describe('a text without its personal numbers', () => {
  it.each([
    ['请联系13800005678，谢谢', '请联系138****5678，谢谢'],
    ['电话 138-0000-5678 或 138 0000 5678', '电话 138****5678 或 138****5678'],
    ['电话１３８００００５６７８。', '电话138****5678。'],
    ['座机028-84431234转3', '座机028****1234转3'],
    ['身份证510104199001011234本人', '身份证510104********1234本人'],
    ['51010419900101123x', '510104********123x'],
    ['车牌川A·12345占道', '车牌川A***45占道'],
    ['新能源川AD12345', '新能源川A***45'],
    ['写信到 zhang.san@example.com', '写信到 z***@***'],
  ])('%s → %s', (text, shown) => expect(maskedText(text)).toBe(shown))

  it.each([
    '井盖破损，锦江区春熙路12号',
    '案卷 5101042026112000013',
    '部件 5101040113000123',
    '2026-11-21 08:00',
    '第13800005678901号',
    '占地1380000平方米',
    '信用代码915101001234567890',
    '项目2020-510104-47-01-012345',
  ])('leaves %s alone', text => expect(maskedText(text)).toBe(text))

  it('also inside JSON', () =>
    expect(maskedTexts([{ reason: '致电13800005678', days: 3, none: null }])).toEqual([
      { reason: '致电138****5678', days: 3, none: null },
    ]))
})
