const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** Whether a unified social credit code passes its check character (GB 32100-2015: weights 3^i mod 31). */
export function isCreditCode(code: string): boolean {
  if (code.length !== 18) return false
  let sum = 0
  for (let at = 0; at < 17; at++) {
    const value = alphabet.indexOf(code.charAt(at))
    if (value < 0) return false
    sum += value * (weights[at] as number)
  }
  return alphabet.charAt((31 - (sum % 31)) % 31) === code.charAt(17)
}

/** The check character of the first 17 characters (GB 32100-2015); `null` where one of them is not allowed. */
export function creditCheck(first17: string): string | null {
  let sum = 0
  for (let at = 0; at < 17; at++) {
    const value = alphabet.indexOf(first17.charAt(at))
    if (value < 0 || first17.charAt(at) === '') return null
    sum += value * (weights[at] as number)
  }
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

const projectCode = /^(\d{2})(0[1-9]|1[0-2])-?(\d{6})-?(\d{2})-?(\d{2})-?(\d{6}|\d{5}[0-9A-Z])$/
const province = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])/

/**
 * Whether a project code has the shape and the area of GB/T 40058-2021: YYMM-AAAAAA-DD-TT-RRRRRC, with or without
 * hyphens; older codes end in a serial of six digits. How the check character is computed is not published.
 */
export function isProjectCode(code: string): boolean {
  const match = projectCode.exec(code)
  return match !== null && province.test(match[3] as string)
}
