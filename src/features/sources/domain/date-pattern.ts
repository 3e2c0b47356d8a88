import { epochDay } from '../../../shared/time'
import { readOffset, type WrittenTime } from './iso-time'

const DAY = 86_400_000

export interface DatePattern {
  readonly pattern: string
  /** Day and month are both numbers, so that a wrong pattern reads some rows and not others. */
  readonly canMistakeDayForMonth: boolean
  /** `shape`: not written like the pattern; `impossible`: written like it, but there is no such day or time. */
  read(text: string): WrittenTime | 'shape' | 'impossible'
  /** Whether the text would also be a day with day and month exchanged. */
  readsBothWays(text: string): boolean
}

type Part = 'year' | 'shortYear' | 'month' | 'monthName' | 'day' | 'hour24' | 'hour12' | 'minute' | 'second'
type OtherPart = 'fraction' | 'half' | 'offset' | 'weekday'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** Pattern letters we read (Unicode TR 35, "Date Field Symbol Table") and the text each stands for. */
function symbol(letter: string, width: number): { part: Part | OtherPart; source: string } | undefined {
  const digits = width === 1 ? '\\d{1,2}' : `\\d{${width}}`
  switch (letter) {
    case 'y':
    case 'u':
      return width === 2 ? { part: 'shortYear', source: '\\d{2}' } : { part: 'year', source: '\\d{4}' }
    case 'M':
    case 'L':
      if (width >= 3) return { part: 'monthName', source: '[A-Za-z]{3,9}' }
      return { part: 'month', source: digits }
    case 'd':
      return { part: 'day', source: digits }
    case 'H':
      return { part: 'hour24', source: digits }
    case 'h':
      return { part: 'hour12', source: digits }
    case 'm':
      return { part: 'minute', source: digits }
    case 's':
      return { part: 'second', source: digits }
    case 'S':
      return { part: 'fraction', source: `\\d{${width}}` }
    case 'a':
      return { part: 'half', source: '[AaPp]\\.?[Mm]\\.?|上午|下午' }
    case 'E':
      return { part: 'weekday', source: '[A-Za-z]{2,9}|(?:星期|周)[一二三四五六日天]' }
    case 'X':
    case 'x':
    case 'Z':
      return { part: 'offset', source: 'Z|[+-]\\d{2}(?::?\\d{2})?' }
  }
  return undefined
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&').replace(/ /g, '\\s+')

/** Compiles a date pattern. Throws `RangeError` for letters it does not know. */
export function datePattern(pattern: string): DatePattern {
  const parts: (Part | OtherPart)[] = []
  let source = ''
  for (const token of pattern.matchAll(/'((?:[^']|'')*)'|([A-Za-z])\2*|[^A-Za-z']+/g)) {
    const [text, quoted, letter] = token
    if (quoted !== undefined) {
      source += literal(quoted === '' ? "'" : quoted.replaceAll("''", "'"))
      continue
    }
    if (letter === undefined) {
      source += literal(text)
      continue
    }
    const read = symbol(letter, text.length)
    if (!read) throw new RangeError(`the date pattern “${pattern}” has a letter that is not read: ${letter}`)
    parts.push(read.part)
    source += `(${read.source})`
  }
  if (!parts.some(each => each === 'year' || each === 'shortYear') || !parts.includes('day'))
    throw new RangeError(`the date pattern “${pattern}” names no full day`)
  const shape = new RegExp(`^${source}$`)
  const index = new Map(parts.map((part, at) => [part, at + 1]))
  const dayAt = index.get('day') ?? 0
  const monthAt = index.get('month')

  return {
    pattern,
    canMistakeDayForMonth: monthAt !== undefined,
    read(text) {
      const match = shape.exec(text)
      return match ? (assemble(index, match) ?? 'impossible') : 'shape'
    },
    readsBothWays(text) {
      const match = monthAt === undefined ? null : shape.exec(text)
      if (!match || monthAt === undefined) return false
      const day = Number(match[dayAt])
      const month = Number(match[monthAt])
      return day !== month && day >= 1 && day <= 12 && month >= 1 && month <= 12
    },
  }
}

function assemble(index: ReadonlyMap<Part | OtherPart, number>, match: RegExpExecArray): WrittenTime | null {
  const textOf = (part: Part | OtherPart) => {
    const at = index.get(part)
    return at === undefined ? undefined : match[at]
  }
  const number = (part: Part) => {
    const text = textOf(part)
    return text === undefined ? undefined : Number(text)
  }
  const short = number('shortYear')
  // Two digits of a year are read in the hundred years that end in 2068, as POSIX does.
  const year = number('year') ?? (short === undefined ? 0 : short < 69 ? 2000 + short : 1900 + short)
  const named = textOf('monthName')?.slice(0, 3).toLowerCase()
  const month = number('month') ?? (named === undefined ? 1 : months.indexOf(named) + 1)
  const day = epochDay(year, month, number('day') ?? 0)
  if (day === null) return null

  let hour = number('hour24') ?? 0
  const half = number('hour12')
  if (half !== undefined) {
    if (half < 1 || half > 12) return null
    const isAfternoon = /^[Pp下]/.test(textOf('half') ?? '')
    hour = (half % 12) + (isAfternoon ? 12 : 0)
  }
  const minute = number('minute') ?? 0
  const second = number('second') ?? 0
  if (hour > 23 || minute > 59 || second > 59) return null
  const fraction = textOf('fraction')
  const millis = fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000)
  const offsetText = textOf('offset')
  const offset = offsetText === undefined ? null : (readOffset(offsetText, 0) ?? null)
  const hasTime = index.has('hour24') || index.has('hour12')
  return { day: day * DAY, timeOfDay: hour * 3_600_000 + minute * 60_000 + second * 1000 + millis, offset, hasTime }
}
