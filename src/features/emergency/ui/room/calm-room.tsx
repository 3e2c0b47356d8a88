import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { Locale } from '@/ui/i18n/locale'
import type { PastEmergency } from '../../queries/after-action'

interface PastListProps {
  readonly past: readonly PastEmergency[]
  readonly lang: Locale
  readonly time: (moment: string) => string
}

/** The room in normal mode: what it is for, and where it is opened. */
export function CalmRoom() {
  const t = useTranslations('room.calm')
  return (
    <section className="dk-card rm-card">
      <header>
        <h2>{t('title')}</h2>
        <Link className="dk-button" href="/duty/watch" prefetch={false}>
          {t('go')}
        </Link>
      </header>
      <p>{t('text')}</p>
    </section>
  )
}

/** Emergencies that are over, each with its after-action report. */
export function PastList({ past, lang, time }: PastListProps) {
  const t = useTranslations('room')
  return (
    <section className="dk-card rm-card">
      <header>
        <h2>{t('calm.past')}</h2>
      </header>
      {past.length === 0 ? <p>{t('calm.none')}</p> : null}
      <ol className="rm-things">
        {past.map(({ id, name, level, reason, from, to }) => (
          <li key={id}>
            <p>
              <b>
                {name?.[lang] ?? t('noPlan')} {level ? t(`level.${level}`) : null}
              </b>{' '}
              {time(from)} – {time(to)}
            </p>
            <p className="rm-facts">{reason}</p>
            <Link href={`/duty/room/${id}`} prefetch={false}>
              {t('calm.open')}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
