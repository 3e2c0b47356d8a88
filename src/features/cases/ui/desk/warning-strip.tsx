import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ShownAlert } from '../../../emergency'

interface WarningStripProps {
  readonly warnings: readonly ShownAlert[]
  readonly lang: 'zh' | 'en'
}

/** The warnings whose places lie on the map, in words; each leads to the watch, where it is answered. */
export function WarningStrip({ warnings, lang }: WarningStripProps) {
  const t = useTranslations('duty')
  if (warnings.length === 0) return null
  return (
    <ul className="dd-warnings" aria-label={t('warnings')}>
      {warnings.map(({ id, level, words, isExercise }) => (
        <li key={id} data-level={level ?? undefined}>
          <Link href={`/duty/watch?alert=${id}`} prefetch={false}>
            {words[lang].headline}
            {isExercise ? ` · ${t('exercise')}` : null}
          </Link>
        </li>
      ))}
    </ul>
  )
}
