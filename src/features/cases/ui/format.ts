import { momentsIn } from '@/shared/time/moments'
import { type Locale, localeTag } from '@/ui/i18n/locale'

export interface Format {
  /** With its hour, however long ago. */
  readonly moment: (iso: string) => string
  readonly clock: (iso: string) => string
  readonly number: (value: number) => string
}

/** Moments in the city's time zone, numbers in the reader's way of writing. */
export function formatFor(lang: Locale, timeZone: string): Format {
  const moments = momentsIn(lang, timeZone)
  const number = new Intl.NumberFormat(localeTag[lang])
  return {
    moment: iso => {
      const near = moments.time(iso)
      return near === moments.day(iso) ? moments.moment(iso) : near
    },
    clock: moments.clock,
    number: value => number.format(value),
  }
}
