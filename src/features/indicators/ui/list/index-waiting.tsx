import { useTranslations } from 'next-intl'
import { Fragment } from 'react'
import './list.css'

/** Stands while the records of a small area or a past moment are being counted. */
export function IndexWaiting() {
  const t = useTranslations('indexPage')
  return (
    <main className="ix ix-waiting" aria-busy="true">
      <header className="ix-top">
        <h1>{t('title')}</h1>
        <span className="ix-link" role="status">
          {t('counting')}
        </span>
      </header>
      <div className="ix-bones" aria-hidden="true">
        {Array.from({ length: 14 }, (_, place) => (
          <Fragment key={String(place)}>
            <i />
          </Fragment>
        ))}
      </div>
    </main>
  )
}
