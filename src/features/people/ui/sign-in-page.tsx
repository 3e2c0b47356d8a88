import { useLocale, useTranslations } from 'next-intl'
import type { Ending } from '../domain/session'
import type { OfferedPersona } from '../queries/sign-in-page'
import { Field } from './field'
import { Notice } from './notice'
import { Personas } from './personas'
import { problemKey } from './problem-text'

interface SignInProps {
  /** Product and city: what one signs in to. */
  readonly brand: string
  readonly isDemo: boolean
  readonly next: string
  readonly problem: string | null
  readonly ended: Ending | null
  readonly personas: readonly OfferedPersona[]
  readonly needsSetUp: boolean
}

/** The door: name and password, and in demo mode the personas. Works without a script. */
export function SignInPage({ brand, isDemo, next, problem, ended, personas, needsSetUp }: SignInProps) {
  const t = useTranslations('people')
  const isChinese = useLocale() === 'zh'
  const other = `/sign-in?lang=${isChinese ? 'en' : 'zh'}&next=${encodeURIComponent(next)}`
  return (
    <main className="plain pp-page">
      <header>
        <p className="pp-brand">{brand}</p>
        <h1>{t('signIn.title')}</h1>
        {isDemo ? <span className="tag">{t('demo')}</span> : null}
        <a className="end" href={other}>
          {t('signIn.language')}
        </a>
        <a href="/">{t('signIn.home')}</a>
      </header>
      {ended ? <Notice kind="note">{t(`ended.${ended}`)}</Notice> : null}
      {problem ? <Notice kind="problem">{t(`problems.${problemKey(problem)}`)}</Notice> : null}
      {needsSetUp ? (
        <Notice kind="note">
          {t('signIn.setUp')} <a href="/set-up">{t('signIn.setUpLink')}</a>
        </Notice>
      ) : null}
      <div className="pp-door">
        <form className="pp-card" method="post" action="/api/v1/session">
          <input type="hidden" name="next" value={next} />
          <Field
            name="username"
            label={t('signIn.username')}
            autoComplete="username"
            autoFocus={personas.length === 0}
          />
          <Field name="password" label={t('signIn.password')} type="password" autoComplete="current-password" />
          <button type="submit" className="pp-main">
            {t('signIn.submit')}
          </button>
          <p className="pp-small">{next === '/' ? t('signIn.locked') : `${t('signIn.next')} ${t('signIn.locked')}`}</p>
          <p className="pp-small">{t('signIn.forgotten')}</p>
        </form>
        {personas.length > 0 ? <Personas personas={personas} next={next} /> : null}
      </div>
    </main>
  )
}
