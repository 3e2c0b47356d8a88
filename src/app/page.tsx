import { getLocale, getTranslations } from 'next-intl/server'
import { currentCity } from '../features/areas/server'
import { config } from '../platform/config'
import { pageSession } from './page-actor'

export const dynamic = 'force-dynamic'

/** Three doors. A door whose feature has not landed is named without a link. */
export default async function Doors() {
  const [t, open] = await Promise.all([getTranslations(), pageSession()])
  const persona = open?.account.persona
  const locale = (await getLocale()) === 'en' ? 'en' : 'zh'
  const city = currentCity().name[locale]
  return (
    <main className="plain">
      <header>
        <h1>{t('doors.title', { city })}</h1>
        {config().demo ? <span className="tag">{t('common.demo')}</span> : null}
        <a className="end" href={`/?lang=${locale === 'zh' ? 'en' : 'zh'}`}>
          {t('doors.language')}
        </a>
        {open ? (
          <a href="/profile">{persona ? t(`people.personas.${persona as 'leader'}`) : open.account.name}</a>
        ) : (
          <a href="/sign-in">{t('people.signIn.title')}</a>
        )}
      </header>
      <nav className="doors">
        <a className="door" href="/screen">
          <h2>{t('doors.wall')}</h2>
          <p>{t('doors.wallText')}</p>
          <span className="foot">{t('doors.wallEnter')}</span>
        </a>
        <div className="door closed">
          <h2>{t('doors.desk')}</h2>
          <p>{t('doors.deskText')}</p>
          <span className="foot">{t('common.notBuilt')}</span>
        </div>
        <div className="door closed">
          <h2>{t('doors.ratings')}</h2>
          <p>{t('doors.ratingsText')}</p>
          <span className="foot">{t('common.notBuilt')}</span>
        </div>
      </nav>
    </main>
  )
}
