import { getTranslations } from 'next-intl/server'
import { config } from '../platform/config'

export default async function NotFound() {
  const t = await getTranslations()
  return (
    <main className="plain">
      <header>
        <h1>{t('error.notFoundTitle')}</h1>
        {config().demo ? <span className="tag">{t('common.demo')}</span> : null}
      </header>
      <p>{t('error.notFoundText')}</p>
      <p>
        <a href="/">{t('error.home')}</a> · <a href="/screen">{t('error.wall')}</a>
      </p>
    </main>
  )
}
