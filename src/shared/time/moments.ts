import { type Locale, localeTag } from '../locale'

const HALF_YEAR = 183 * 86_400_000
const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
/** A month has its name in English: what is 11/12 to one reader is 12/11 to another. */
const numeric = {
  zh: { month: '2-digit', day: '2-digit' },
  en: { month: 'short', day: 'numeric' },
} as const
const worded = {
  zh: { year: 'numeric', month: 'long', day: 'numeric' },
  en: { year: 'numeric', month: 'short', day: 'numeric' },
} as const

type Moment = string | Date | number | null
const made = new Map<string, Moments>()

export interface Moments {
  /** In tables: `2026/11/21` · `21 Nov 2026` */
  readonly day: (moment: Moment) => string
  /** In tables: `11/21 14:05` · `21 Nov, 14:05`; more than half a year away the day with its year: a step may be stuck for ten. */
  readonly time: (moment: Moment) => string
  /** A limit, in tables: one that ends with the day says so, `11/20 24:00`, not the hour 0 of the day after. */
  readonly due: (moment: Moment) => string
  /** In sentences: `2026年11月21日 14:05` · `21 Nov 2026, 14:05` */
  readonly moment: (moment: Moment) => string
  readonly second: (moment: Moment) => string
  /** In sentences: `2026年11月21日` · `21 Nov 2026` */
  readonly wordedDay: (moment: Moment) => string
  /** In letters: `2026年11月21日` · `21 November 2026` */
  readonly longDay: (moment: Moment) => string
  /** `2026年11月` · `November 2026` */
  readonly month: (moment: Moment) => string
  /** Under charts: `2026/11` · `Nov 2026` */
  readonly shortMonth: (moment: Moment) => string
  readonly clock: (moment: Moment) => string
}

/** Days and times as the reader writes them, in the city's time zone; nothing for null. */
export function momentsIn(lang: Locale, timeZone: string): Moments {
  const key = `${lang} ${timeZone}`
  const known = made.get(key) ?? make(lang, timeZone)
  made.set(key, known)
  return known
}

function make(lang: Locale, timeZone: string): Moments {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const intl = new Intl.DateTimeFormat(localeTag[lang], { timeZone, ...options })
    return (moment: Moment) => (moment === null ? '' : intl.format(new Date(moment)))
  }
  const day = format({ year: 'numeric', ...numeric[lang] })
  const near = format({ ...numeric[lang], ...CLOCK })
  const clock = format(CLOCK)
  const time = (moment: Moment) =>
    moment !== null && Math.abs(Date.now() - new Date(moment).getTime()) > HALF_YEAR ? day(moment) : near(moment)
  return {
    day,
    time,
    due: moment => {
      if (moment === null || clock(moment) !== '00:00') return time(moment)
      return time(new Date(moment).getTime() - 1).replace('23:59', '24:00')
    },
    moment: format({ ...worded[lang], ...CLOCK }),
    second: format({ ...worded[lang], ...CLOCK, second: '2-digit' }),
    wordedDay: format(worded[lang]),
    longDay: format({ dateStyle: 'long' }),
    month: format({ year: 'numeric', month: 'long' }),
    shortMonth: format({ year: 'numeric', month: numeric[lang].month }),
    clock,
  }
}
