import { getLocale, getTranslations } from 'next-intl/server'
import { LanguageLink } from './language-link'
import './phone-head.css'

interface PhoneHeadProps {
  readonly city: string
  readonly isDemo: boolean
}

/** Top of a page that stands alone on a phone: whose it is, whether its data are the demo's, the other language. */
export async function PhoneHead({ city, isDemo }: PhoneHeadProps) {
  const [locale, shell] = await Promise.all([getLocale(), getTranslations('shell')])
  return (
    <header className="phone-head">
      <b>{city}</b>
      {isDemo ? <span className="phone-demo">{shell('demo')}</span> : null}
      <LanguageLink other={locale === 'en' ? 'zh' : 'en'}>{shell('otherLanguage')}</LanguageLink>
    </header>
  )
}
