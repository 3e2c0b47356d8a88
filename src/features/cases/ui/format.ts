import { type Locale, localeTag } from '@/ui/i18n/locale'

export interface Format {
  readonly moment: (iso: string) => string
  readonly clock: (iso: string) => string
  readonly number: (value: number) => string
}

/** Moments in the city's time zone, numbers in the reader's way of writing. */
export function formatFor(lang: Locale, timeZone: string): Format {
  const tag = localeTag[lang]
  const moment = new Intl.DateTimeFormat(tag, {
    timeZone,
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const clock = new Intl.DateTimeFormat(tag, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const number = new Intl.NumberFormat(tag)
  return {
    moment: iso => moment.format(new Date(iso)),
    clock: iso => clock.format(new Date(iso)),
    number: value => number.format(value),
  }
}
