import { describe, expect, it } from 'vitest'
import { creditCheck, creditCode, projectCode } from './credit-code'
import { chance } from './random'

describe('codes', () => {
  it('computes the check character of the example printed in GB 32100', () => {
    expect(creditCheck('91350100M000100Y4')).toBe('3')
  })

  it('makes credit codes of 18 characters that check', () => {
    const by = chance('codes')
    for (let i = 0; i < 200; i++) {
      const code = creditCode('510107', by)
      expect(code).toMatch(/^[0-9A-HJ-NP-RT-UW-Y]{18}$/)
      expect(code[17]).toBe(creditCheck(code.slice(0, 17)))
    }
  })

  it('makes project codes in the shape of GB/T 40058', () => {
    expect(projectCode('2611', '510107', '01', chance('codes'))).toMatch(/^2611-510107-04-01-\d{6}$/)
  })
})
