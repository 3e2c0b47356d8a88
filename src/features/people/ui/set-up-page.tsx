import { useTranslations } from 'next-intl'
import { SHORTEST_PASSWORD } from '../domain/credentials'
import { Field } from './field'
import { Notice } from './notice'
import { problemKey } from './problem-text'

/** The first administrator, once. */
export function SetUpPage({ isDone, problem }: { readonly isDone: boolean; readonly problem: string | null }) {
  const t = useTranslations('people')
  return (
    <main className="plain pp-page">
      <header>
        <h1>{t('setUp.title')}</h1>
      </header>
      {problem && !isDone ? <Notice kind="problem">{t(`problems.${problemKey(problem)}`)}</Notice> : null}
      {isDone ? (
        <Notice kind="note">
          {t('setUp.done')} <a href="/sign-in">{t('setUp.signIn')}</a>
        </Notice>
      ) : (
        <form className="pp-card" method="post" action="/api/v1/set-up">
          <p>{t('setUp.text')}</p>
          <Field name="token" label={t('setUp.token')} autoComplete="off" autoFocus />
          <Field name="name" label={t('setUp.name')} autoComplete="name" />
          <Field name="username" label={t('setUp.username')} autoComplete="username" />
          <Field
            name="password"
            label={t('setUp.password')}
            type="password"
            autoComplete="new-password"
            shortest={SHORTEST_PASSWORD}
          />
          <button type="submit" className="pp-main">
            {t('setUp.submit')}
          </button>
        </form>
      )}
    </main>
  )
}
