import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { SHORTEST_PASSWORD } from '../domain/credentials'
import type { Profile } from '../queries/profile'
import { Field } from './field'
import { Notice } from './notice'
import { problemKey } from './problem-text'
import { SessionList } from './session-list'

interface ProfileProps {
  readonly profile: Profile
  readonly problem: string | null
  readonly done: 'password' | 'ended' | null
}

/** The own account: who one is here, the password, the sessions, the language. Works without a script. */
export function ProfilePage({ profile, problem, done }: ProfileProps) {
  const t = useTranslations('people')
  const format = useFormatter()
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const { account, unit, area, sessions, timeZone } = profile
  const facts = [
    [t('profile.role'), format.list(account.roles.map(role => t(`roles.${role}`))) || t('profile.none')],
    [t('profile.unit'), unit?.[lang] ?? t('profile.none')],
    [t('profile.post'), account.post ?? t('profile.none')],
    [t('profile.area'), area?.[lang] ?? t('profile.wholeCity')],
  ]
  const name = account.persona ? t(`personas.${account.persona as 'leader'}`) : account.name
  return (
    <main className="plain pp-page">
      <header>
        <h1>{t('profile.title')}</h1>
        <p>{t('profile.signedInAs', { name, username: account.username })}</p>
        <form className="end" method="post" action="/api/v1/session/end">
          {/* a form without fields would post without a media type */}
          <input type="hidden" name="end" value="this" />
          <button type="submit">{t('profile.signOut')}</button>
        </form>
      </header>
      {account.mustChangePassword ? <Notice kind="note">{t('profile.mustChange')}</Notice> : null}
      {problem ? <Notice kind="problem">{t(`problems.${problemKey(problem)}`)}</Notice> : null}
      {done ? <Notice kind="done">{t(done === 'password' ? 'profile.changed' : 'profile.endedDone')}</Notice> : null}
      <dl className="pp-facts">
        {facts.map(([term, text]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {account.mustChangePassword ? null : (
          <div>
            <dt>{t('profile.alerts')}</dt>
            <dd>
              <a href="/profile/alerts">{t('profile.choose')}</a>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('profile.language')}</dt>
          <dd>
            <a href={`/profile?lang=${lang === 'zh' ? 'en' : 'zh'}`}>{t('signIn.language')}</a>
          </dd>
        </div>
      </dl>
      <div className="pp-door">
        {account.persona ? (
          <section className="pp-card">
            <h2>{t('profile.password')}</h2>
            <p>{t('profile.personaPassword')}</p>
          </section>
        ) : (
          <PasswordForm />
        )}
        <SessionList sessions={sessions} timeZone={timeZone} />
      </div>
    </main>
  )
}

function PasswordForm() {
  const t = useTranslations('people.profile')
  return (
    <form className="pp-card" method="post" action="/api/v1/session/password">
      <h2>{t('password')}</h2>
      <Field name="current" label={t('current')} type="password" autoComplete="current-password" />
      <Field
        name="password"
        label={t('new')}
        type="password"
        autoComplete="new-password"
        shortest={SHORTEST_PASSWORD}
      />
      <Field name="repeated" label={t('repeated')} type="password" autoComplete="new-password" />
      <button type="submit" className="pp-main">
        {t('change')}
      </button>
    </form>
  )
}
