import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReadRoom, ShownAlert } from '../../../emergency'
import { RoomStrip } from './room-strip'

interface WarningStripProps {
  readonly room: ReadRoom | null
  readonly warnings: readonly ShownAlert[]
  readonly lang: 'zh' | 'en'
}

/** The emergency that holds, and the warnings whose places lie on the map, in words; each leads to where it is answered. */
export function WarningStrip({ room, warnings, lang }: WarningStripProps) {
  const t = useTranslations('duty')
  if (warnings.length === 0 && (room === null || room.mode.mode === 'normal')) return null
  return (
    <ul className="dd-warnings" aria-label={t('warnings')}>
      <RoomStrip now={room} lang={lang} />
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
