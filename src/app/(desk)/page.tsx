import { getLocale, getTranslations } from 'next-intl/server'
import { currentCity } from '@/features/areas/server'
import { AllPages } from '../desk/all-pages'
import { doors } from '../desk/doors'
import { navigationFor } from '../desk/navigation'
import { pageSession, signIn, viewer } from '../desk/viewer'

export const dynamic = 'force-dynamic'

/** Three doors, who one enters as, and every page he may open. A door whose feature has not landed is named without a link. */
export default async function Doors() {
  const [t, titles, shell, locale, open] = await Promise.all([
    getTranslations('doors'),
    getTranslations('people.personas'),
    getTranslations('shell'),
    getLocale(),
    pageSession(),
  ])
  const persona = open?.account.persona
  const city = currentCity().name[locale === 'en' ? 'en' : 'zh']
  return (
    <main className="plain">
      <header>
        <h1>{t('title', { city })}</h1>
        {open ? (
          <a className="end" href="/profile">
            {t('as', { name: persona ? titles(persona as 'leader') : open.account.name })}
          </a>
        ) : (
          <a className="end" href={signIn}>
            {t('signIn')}
          </a>
        )}
      </header>
      <ul className="doors">
        {doors.map(({ key, href }) => (
          <li key={key}>
            {href ? (
              <a className="door" href={href}>
                <h2>{t(key)}</h2>
                <p>{t(`${key}Text`)}</p>
                <span className="door-foot">{t(`${key}Enter`)}</span>
              </a>
            ) : (
              <div className="door closed">
                <h2>{t(key)}</h2>
                <p>{t(`${key}Text`)}</p>
                <span className="door-foot">{t('closed')}</span>
              </div>
            )}
          </li>
        ))}
      </ul>
      {open ? <AllPages modules={navigationFor(await viewer(), key => shell(key))} label={t('all')} /> : null}
    </main>
  )
}
