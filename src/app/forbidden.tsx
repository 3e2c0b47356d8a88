import { getTranslations } from 'next-intl/server'
import { administrators } from '../features/people/server'
import { config } from '../platform/config'
import { pageSession } from './page-actor'

/** A page that is not within one's rights, and whom to ask for them. */
export default async function Forbidden() {
  const t = await getTranslations('people.forbidden')
  const common = await getTranslations('common')
  const [open, names] = await Promise.all([pageSession(), administrators()])
  return (
    <main className="plain">
      <header>
        <h1>{t('title')}</h1>
        {config().demo ? <span className="tag">{common('demo')}</span> : null}
      </header>
      <p>{t('text', { name: open?.account.name ?? '' })}</p>
      {names.length === 0 ? <p>{t('askNobody')}</p> : <p>{`${t('ask')} ${names.join('、')}`}</p>}
      <p>
        <a href="/">{t('home')}</a> · <a href="/sign-in">{t('other')}</a>
      </p>
    </main>
  )
}
