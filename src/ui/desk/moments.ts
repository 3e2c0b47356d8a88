import { type Locale, localeTag } from '../i18n/locale'

const HALF_YEAR = 183 * 86_400_000

/**
 * Days and times as the reader writes them, in the city's time zone. A time more than half a year away has its year: a
 * step may be stuck for ten.
 */
export function momentsIn(lang: Locale, timeZone: string) {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const intl = new Intl.DateTimeFormat(localeTag[lang], { timeZone, ...options })
    return (moment: string | Date | null) => (moment === null ? '' : intl.format(new Date(moment)))
  }
  const day = format({ year: 'numeric', month: '2-digit', day: '2-digit' })
  const time = format({ month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  return {
    day,
    time: (moment: string | Date | null) =>
      moment !== null && Math.abs(Date.now() - new Date(moment).getTime()) > HALF_YEAR ? day(moment) : time(moment),
  }
}
export type Moments = ReturnType<typeof momentsIn>
