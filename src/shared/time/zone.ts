const DAY = 86_400_000
/** Changes of offset are looked for between these moments; before and after, the first and last offset hold. */
const FROM = Date.UTC(1900, 0, 1)
const TO = Date.UTC(2100, 0, 1)

/** A time zone with its offsets worked out once, so that a conversion costs nanoseconds instead of an `Intl` call. */
export interface Zone {
  readonly name: string
  /** Milliseconds by which local time is ahead of UTC at this moment. */
  offsetAt(instant: number): number
  /**
   * The moment (epoch ms) of a local time given as if it were UTC (`Date.UTC(y, m - 1, d, …)`).
   * `null`: the clocks skipped it. A time that exists twice is the earlier moment.
   */
  instantOf(local: number): number | null
  /** The moment a local day (epoch day number) begins; where midnight is skipped, the first moment of that day. */
  startOfDay(epochDay: number): number
}

const zones = new Map<string, Zone>()

/** The named IANA zone. Throws `RangeError` for a name that does not exist. */
export function zone(name: string): Zone {
  const known = zones.get(name)
  if (known) return known
  const made = makeZone(name)
  zones.set(name, made)
  return made
}

export const isZoneName = (name: string): boolean => {
  try {
    zone(name)
    return true
  } catch {
    return false
  }
}
/** Reads an offset out of `Intl`'s `GMT+08:05:43`. */
function intlOffset(format: Intl.DateTimeFormat, instant: number): number {
  const text = format.format(instant)
  const match = /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text)
  if (!match) throw new RangeError(`unreadable offset: ${text}`)
  const [, sign, hours = '0', minutes = '0', seconds = '0'] = match
  const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000
  return sign === '-' ? -size : size
}

/** Offsets are sampled weekly (no zone changes twice within a week and back) and each change is then bisected. */
function changesOf(name: string): { at: Float64Array; offset: Float64Array } {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: name, timeZoneName: 'longOffset' })
  const at: number[] = [Number.NEGATIVE_INFINITY]
  const offset: number[] = [intlOffset(format, FROM)]
  let before = FROM
  for (let next = FROM + 7 * DAY; next <= TO; next += 7 * DAY) {
    const known = offset[offset.length - 1] as number
    if (intlOffset(format, next) !== known) {
      let low = before
      let high = next
      while (high - low > 1000) {
        const middle = low + Math.floor((high - low) / 2000) * 1000
        if (intlOffset(format, middle) === known) low = middle
        else high = middle
      }
      at.push(high)
      offset.push(intlOffset(format, high))
      before = high
      next = high
      continue
    }
    before = next
  }
  return { at: Float64Array.from(at), offset: Float64Array.from(offset) }
}

function makeZone(name: string): Zone {
  const { at, offset } = changesOf(name)
  const last = at.length - 1
  // Records of a delivery lie close together, so the stretch of the last answer is nearly always the right one.
  let low = at[last] as number
  let high = Number.POSITIVE_INFINITY
  let current = offset[last] as number

  function offsetAt(instant: number): number {
    if (instant >= low && instant < high) return current
    if (Number.isNaN(instant)) return Number.NaN
    let from = 0
    let to = last
    while (from < to) {
      const middle = (from + to + 1) >> 1
      if ((at[middle] as number) <= instant) from = middle
      else to = middle - 1
    }
    low = at[from] as number
    high = from === last ? Number.POSITIVE_INFINITY : (at[from + 1] as number)
    current = offset[from] as number
    return current
  }

  function instantOf(local: number): number | null {
    const before = offsetAt(local - DAY)
    const after = offsetAt(local + DAY)
    if (before === after) return local - before
    const earlier = local - Math.max(before, after)
    if (earlier + offsetAt(earlier) === local) return earlier
    const later = local - Math.min(before, after)
    return later + offsetAt(later) === local ? later : null
  }

  function startOfDay(epochDay: number): number {
    const midnight = epochDay * DAY
    const exact = instantOf(midnight)
    if (exact !== null) return exact
    // The clocks skip midnight: the day begins at the change itself.
    return midnight - Math.min(offsetAt(midnight - DAY), offsetAt(midnight + DAY))
  }

  return { name, offsetAt, instantOf, startOfDay }
}
