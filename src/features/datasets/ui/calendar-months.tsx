import { useLocale, useTranslations } from 'next-intl'
import { localeTag } from '@/ui/i18n/locale'
import type { CalendarYear } from '../domain/calendar-year'

interface CalendarMonthsProps {
  readonly year: CalendarYear
  /** The local day, marked. */
  readonly today: string
}

/** Twelve months in weeks that begin on Monday: days off, holidays and made-up working days, each with sign and word. */
export function CalendarMonths({ year, today }: CalendarMonthsProps) {
  const t = useTranslations('calendar')
  const locale = useLocale() === 'en' ? 'en' : 'zh'
  const intl = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(localeTag[locale], { timeZone: 'UTC', ...options })
  const monthName = intl({ month: 'long' })
  const dayName = intl({ month: 'long', day: 'numeric', weekday: 'long' })
  const weekdays = Array.from({ length: 7 }, (_, at) => intl({ weekday: 'narrow' }).format(Date.UTC(2026, 0, 5 + at)))
  return (
    <div className="cal-months">
      {year.months.map(({ month, workdays, days }) => (
        <section key={month} aria-label={monthName.format(Date.UTC(year.year, month - 1, 1))}>
          <h2>
            {monthName.format(Date.UTC(year.year, month - 1, 1))}
            <small>{t('workdays', { count: workdays })}</small>
          </h2>
          <p className="cal-week" aria-hidden="true">
            {weekdays.map((each, at) => (
              <span key={String(at)}>{each}</span>
            ))}
          </p>
          <ol>
            {days.map(({ day, kind, name, weekday }, at) => {
              const words = [dayName.format(new Date(`${day}T00:00:00Z`)), t(`kind.${kind}`), name].filter(Boolean)
              return (
                <li
                  key={day}
                  data-kind={kind}
                  aria-current={day === today ? 'date' : undefined}
                  title={words.join(' · ')}
                  style={at === 0 ? { gridColumnStart: weekday + 1 } : undefined}
                >
                  <time dateTime={day}>{Number(day.slice(8))}</time>
                  {kind === 'makeup' || kind === 'holiday' ? <small>{t(`sign.${kind}`)}</small> : null}
                </li>
              )
            })}
          </ol>
        </section>
      ))}
    </div>
  )
}
