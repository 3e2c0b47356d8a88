/** How a personal value is shown to whoever has no right to it. */
export type MaskKind = 'name' | 'phone' | 'identity' | 'plate' | 'mail'

const stars = (count: number) => '*'.repeat(Math.max(count, 1))

/** The first character: 张三 → 张*. */
function maskedName(value: string): string {
  const characters = [...value]
  return `${characters[0] ?? ''}${stars(characters.length - 1)}`
}

/** 138****5678; of a number shorter than a mobile one the last two digits, since head and tail would be most of it. */
function maskedPhone(value: string): string {
  const digits = value.replaceAll(/\D/g, '')
  return digits.length >= 11 ? `${digits.slice(0, 3)}****${digits.slice(-4)}` : `****${digits.slice(-2)}`
}

/** Where somebody is from and the last four: 510104********1234; of what is no whole number, the last two. */
function maskedIdentity(value: string): string {
  const signs = value.replaceAll(/[^\dXx]/g, '')
  return signs.length >= 15 ? `${signs.slice(0, 6)}********${signs.slice(-4)}` : `****${signs.slice(-2)}`
}

/** 川A***45. */
function maskedPlate(value: string): string {
  const signs = [...value.replaceAll(/[\s·•]/g, '')]
  return signs.length >= 6 ? `${signs.slice(0, 2).join('')}***${signs.slice(-2).join('')}` : `${signs[0] ?? ''}***`
}

/** z***@***: the house often tells who it is, as well. */
const maskedMail = (value: string): string => `${value.slice(0, 1)}***@***`

const masks: Record<MaskKind, (value: string) => string> = {
  name: maskedName,
  phone: maskedPhone,
  identity: maskedIdentity,
  plate: maskedPlate,
  mail: maskedMail,
}

export const masked = (kind: MaskKind, value: string): string => masks[kind](value)

/** GB 11643: six digits of a place, a day of birth, three of an order, one to check. Other long numbers are codes. */
function maskedIdentityIn(found: string): string {
  const signs = found.replaceAll(/[^\dXx]/g, '')
  return /^\d{6}(19|20)\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.test(signs) ? maskedIdentity(found) : found
}

const between = (pattern: string, flags: string) =>
  new RegExp(`(?<![0-9０-９A-Za-z])(?:${pattern})(?![0-9０-９A-Za-z])`, flags)
const digit = '[0-9０-９]'
const gap = '[-－ 　.]?'

/**
 * Personal numbers in free text, the longest first. Names cannot be told from other words, so a text is masked for what
 * can be: numbers of identity cards (GB 11643), telephones, plates (GA 36), e-mail addresses.
 */
const numbers: readonly (readonly [RegExp, (found: string) => string])[] = [
  [between(`[1-9１-９](?:${gap}${digit}){16}${gap}[0-9０-９XxＸｘ]`, 'g'), maskedIdentityIn],
  [between(`(?:[+＋]?${gap}86${gap})?[1１][3-9３-９](?:${gap}${digit}){9}`, 'g'), maskedPhone],
  [between(`[0０]${digit}{2,3}[-－ 　]?${digit}{7,8}`, 'g'), maskedPhone],
  [
    /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·• ]?[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳](?![A-Za-z0-9])/g,
    maskedPlate,
  ],
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, maskedMail],
]

const narrow = (text: string) =>
  text.replaceAll(/[０-９Ｘｘ]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))

/** What every personal number has: digits close together, or the signs of the others. Most texts have none, and a delivery has millions. */
const suspicious = /(?:[0-9０-９][-－ 　.]?){7}|@|[\u4e00-\u9fff][A-Z]/

/** A text with every personal number in it masked. */
export const maskedText = (text: string): string =>
  !suspicious.test(text)
    ? text
    : numbers.reduce((shown, [pattern, mask]) => shown.replaceAll(pattern, found => mask(narrow(found))), text)

/** A JSON value with every text in it masked. */
export function maskedTexts(value: unknown): unknown {
  if (typeof value === 'string') return maskedText(value)
  if (Array.isArray(value)) return value.map(maskedTexts)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, maskedTexts(each)]))
}
