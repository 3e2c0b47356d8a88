import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { currentCity } from '@/features/areas/server'
import { config } from '@/platform/config'
import { LanguageLink } from '@/ui/shell/language-link'
import '@/ui/shell/theme.css'
import './rate-frame.css'

/** What stands around every page of an investor: the city, whether it is a demo, the other language. */
export async function RateFrame({ children }: { readonly children: ReactNode }) {
  const [locale, shell] = await Promise.all([getLocale(), getTranslations('shell')])
  const lang = locale === 'en' ? 'en' : 'zh'
  return (
    <div className="desk">
      <header className="rate-head">
        <b>{currentCity().name[lang]}</b>
        {config().demo ? <span className="rate-demo">{shell('demo')}</span> : null}
        <LanguageLink other={lang === 'zh' ? 'en' : 'zh'}>{shell('otherLanguage')}</LanguageLink>
      </header>
      {children}
    </div>
  )
}

/** A link that opens nothing, and what to do then. */
export async function MissingLink({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <main className="rate-missing">
      <h1>{title}</h1>
      <p>{text}</p>
    </main>
  )
}
