import { useTranslations } from 'next-intl'
import { useMoments } from '@/ui/desk/moments'
import type { Profile } from '../queries/profile'
import { browserName } from './browser-name'

/** Where somebody is signed in, and the way to end each. */
export function SessionList({ sessions, timeZone }: Pick<Profile, 'sessions' | 'timeZone'>) {
  const t = useTranslations('people.profile')
  const { moment: when } = useMoments(timeZone)
  return (
    <section className="pp-card" aria-labelledby="sessions">
      <h2 id="sessions">{t('sessions')}</h2>
      <p className="pp-small">{t('sessionsText')}</p>
      <ul className="pp-sessions">
        {sessions.map(({ id, isThis, userAgent, from, createdAt, seenAt }) => (
          <li key={id} data-this={isThis}>
            <div>
              <strong>{browserName(userAgent) ?? t('unknown')}</strong>
              {isThis ? <span className="pp-mark">{t('this')}</span> : null}
              <p className="pp-small">
                {`${t('from')} ${from || t('unknown')} · ${t('began')} ${when(createdAt)} · ${t('seen')} ${when(seenAt)}`}
              </p>
            </div>
            {isThis ? null : (
              <form method="post" action={`/api/v1/session/${id}/end`}>
                <button type="submit">{t('end')}</button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 ? (
        <form method="post" action="/api/v1/session/end-others">
          <button type="submit">{t('endOthers')}</button>
        </form>
      ) : null}
    </section>
  )
}
