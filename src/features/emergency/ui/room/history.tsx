import { useTranslations } from 'next-intl'
import type { RoomKind, RoomThing } from '../../domain/room/entry'

interface HistoryProps {
  readonly kind: RoomKind
  readonly thing: RoomThing
  readonly time: (moment: string) => string
  /** On paper it is open. */
  readonly isOpen?: boolean
}

/** What was said of one thing, when, at which post and why. */
export function History({ kind, thing, time, isOpen = false }: HistoryProps) {
  const t = useTranslations('room')
  return (
    <details className="rm-history" open={isOpen}>
      <summary>{t('history', { count: thing.history.length })}</summary>
      <ol>
        {thing.history.map(({ verb, at, post, reason }, place) => (
          <li key={String(place)}>
            {t(`verb.${kind}.${verb}` as 'verb.objective.set')} ·{' '}
            {t('by', { post: post ?? t('noPost'), when: time(at) })}
            {reason ? ` · ${reason}` : null}
          </li>
        ))}
      </ol>
    </details>
  )
}
