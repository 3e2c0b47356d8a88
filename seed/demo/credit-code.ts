import type { Chance } from './random'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** The check character of GB 32100-2015 for the first 17. */
export function creditCheck(first17: string): string {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += alphabet.indexOf(first17[i] ?? '0') * (weights[i] ?? 0)
  return alphabet[(31 - (sum % 31)) % 31] ?? '0'
}

/**
 * A unified social credit code (GB 32100-2015) with a right check character. Its organisation part begins with MA9,
 * so that it is a code of the demo city and not one taken from a register.
 */
export function creditCode(area: string, by: Chance): string {
  const body = `91${area}MA9${Array.from({ length: 6 }, () => alphabet[by.int(0, 30)]).join('')}`
  return body + creditCheck(body)
}

/** 项目代码, GB/T 40058-2021: 4 time, 6 area, 2 department, 2 kind, 5 random and 1 check. */
export const projectCode = (yearMonth: string, area: string, kind: string, by: Chance): string =>
  `${yearMonth}-${area}-04-${kind}-${String(by.int(0, 999_999)).padStart(6, '0')}`
