import { type Locale, localeTag } from '../i18n/locale'

/** Days and times as the reader writes them, in the city's time zone. */
export function momentsIn(lang: Locale, timeZone: string) {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const intl = new Intl.DateTimeFormat(localeTag[lang], { timeZone, ...options })
    return (moment: string | Date | null) => (moment === null ? '' : intl.format(new Date(moment)))
  }
  return {
    day: format({ year: 'numeric', month: '2-digit', day: '2-digit' }),
    time: format({ month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  }
}
export type Moments = ReturnType<typeof momentsIn>
