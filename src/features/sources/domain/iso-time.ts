import { epochDay, type Zone } from '../../../shared/time'

const DAY = 86_400_000

/** A moment as it was written: day, time of day and, where given, the offset, all in milliseconds. */
export interface WrittenTime {
  /** Midnight of the written day as if it were UTC. */
  day: number
  timeOfDay: number
  /** Offset from UTC; `null` where none was written: a local time. */
  offset: number | null
  hasTime: boolean
}

const scratch: WrittenTime = { day: 0, timeOfDay: 0, offset: null, hasTime: false }

/** Two digits at a place, -1 where there are none. */
function two(text: string, at: number): number {
  const tens = text.charCodeAt(at) - 48
  const ones = text.charCodeAt(at + 1) - 48
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1
}

/**
 * Reads RFC 3339 with `T` or a space; seconds and offset may be missing, so may the whole time. Answers `null` for
 * any other text and for what does not exist (30 February, 25:00, year 0). The answer is reused by the next call.
 */
export function readIso(text: string): Readonly<WrittenTime> | null {
  const length = text.length
  if (length < 10 || length > 40 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return null
  const century = two(text, 0)
  const year = two(text, 2)
  const month = two(text, 5)
  const dayOfMonth = two(text, 8)
  if (century < 0 || year < 0) return null
  const day = epochDay(century * 100 + year, month, dayOfMonth)
  if (day === null) return null
  scratch.day = day * DAY
  scratch.timeOfDay = 0
  scratch.offset = null
  scratch.hasTime = length > 10
  return length === 10 ? scratch : readTime(text)
}

function readTime(text: string): WrittenTime | null {
  const separator = text.charCodeAt(10)
  if (separator !== 84 && separator !== 32 && separator !== 116) return null
  const hour = two(text, 11)
  const minute = two(text, 14)
  if (text.charCodeAt(13) !== 58 || hour < 0 || hour > 23 || minute < 0 || minute > 59) return null
  let time = hour * 3_600_000 + minute * 60_000
  let at = 16
  if (text.charCodeAt(at) === 58) {
    const second = two(text, at + 1)
    if (second < 0 || second > 59) return null
    time += second * 1000
    at += 3
    const mark = text.charCodeAt(at)
    if (mark === 46 || mark === 44) {
      // Whatever is finer than a millisecond is dropped.
      let unit = 100
      let digits = 0
      for (at++; at < text.length; at++, digits++) {
        const digit = text.charCodeAt(at) - 48
        if (digit < 0 || digit > 9) break
        if (digits < 3) time += digit * unit
        unit /= 10
      }
      if (digits === 0) return null
    }
  }
  scratch.timeOfDay = time
  if (at === text.length) return scratch
  const offset = readOffset(text, at)
  if (offset === undefined) return null
  scratch.offset = offset
  return scratch
}

/** `Z`, `+08:00`, `+0800`, `+08`, to the end of the text. */
export function readOffset(text: string, from: number): number | undefined {
  const at = text.charCodeAt(from) === 32 ? from + 1 : from
  const sign = text.charCodeAt(at)
  if ((sign === 90 || sign === 122) && at + 1 === text.length) return 0
  if (sign !== 43 && sign !== 45) return undefined
  const hours = two(text, at + 1)
  if (hours < 0 || hours > 18) return undefined
  let minutes = 0
  if (text.length !== at + 3) {
    const place = text.charCodeAt(at + 3) === 58 ? at + 4 : at + 3
    minutes = two(text, place)
    if (minutes < 0 || minutes > 59 || place + 2 !== text.length) return undefined
  }
  const size = (hours * 60 + minutes) * 60_000
  return sign === 45 ? -size : size
}

/** Epoch milliseconds of a written time; a local one is read in `zone`. `null`: the clocks skipped it. */
export function instantOf(written: Readonly<WrittenTime>, zone: Zone): number | null {
  if (written.offset !== null) return written.day + written.timeOfDay - written.offset
  if (!written.hasTime) return zone.startOfDay(written.day / DAY)
  return zone.instantOf(written.day + written.timeOfDay)
}

/** The day a written time falls on, `2026-11-21`: as written, or in `zone` where an offset was written. */
export function dayOf(written: Readonly<WrittenTime>, zone: Zone): string {
  if (written.offset === null) return isoDay(written.day)
  const instant = written.day + written.timeOfDay - written.offset
  return isoDay(Math.floor((instant + zone.offsetAt(instant)) / DAY) * DAY)
}

/** Days of a delivery repeat: the text of each is kept in the place its number falls on. */
const KEPT_DAYS = 8192
const keptDay = new Int32Array(KEPT_DAYS).fill(-1_000_000)
const keptText: string[] = new Array(KEPT_DAYS).fill('')

/** `2026-11-21` of a number of days since 1970-01-01. */
export function textOfDay(day: number): string {
  const at = ((day % KEPT_DAYS) + KEPT_DAYS) % KEPT_DAYS
  if (keptDay[at] !== day) {
    keptDay[at] = day
    keptText[at] = new Date(day * DAY).toISOString().slice(0, 10)
  }
  return keptText[at] as string
}

/** `2026-11-21` of a midnight. */
export const isoDay = (midnight: number): string => textOfDay(Math.floor(midnight / DAY))

const twoDigits = (value: number) => String(value).padStart(2, '0')
const minutesOfDay = Array.from(
  { length: 1440 },
  (_, at) => `T${twoDigits(Math.floor(at / 60))}:${twoDigits(at % 60)}:`,
)
const seconds = Array.from({ length: 60 }, (_, at) => `${twoDigits(at)}Z`)

/** `2026-11-21T08:00:00.000Z` without the cost of a `Date`. */
export function isoInstant(instant: number): string {
  const day = Math.floor(instant / DAY)
  const rest = instant - day * DAY
  const minute = Math.floor(rest / 60_000)
  const millis = rest - minute * 60_000
  const second = Math.floor(millis / 1000)
  const head = textOfDay(day) + minutesOfDay[minute]
  if (millis === second * 1000) return head + seconds[second]
  return `${head}${twoDigits(second)}.${String(millis - second * 1000).padStart(3, '0')}Z`
}
