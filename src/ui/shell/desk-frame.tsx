import type { ReactNode } from 'react'
import { DeskWords } from '../desk/desk-words'
import { Toasts } from '../desk/toasts'
import type { Locale } from '../i18n/locale'
import { LanguageLink } from './language-link'
import type { NavigationModule } from './navigation'
import { ModuleBar, PageBar } from './navigation-bar'
import './shell.css'

export interface DeskFrameTexts {
  readonly product: string
  readonly home: string
  readonly skip: string
  readonly modules: string
  /** 演示数据, or null beside a real city. */
  readonly demo: string | null
  readonly otherLanguage: string
}

interface DeskFrameProps {
  readonly city: string
  readonly modules: readonly NavigationModule[]
  readonly texts: DeskFrameTexts
  readonly otherLanguage: Locale
  /** Search, bell, profile: at the end of the header. */
  readonly tools: ReactNode
  readonly children: ReactNode
}

/** What every desk stands in: the modules, the pages of the one at hand, the tools; it knows no feature. */
export function DeskFrame({ city, modules, texts, otherLanguage, tools, children }: DeskFrameProps) {
  return (
    <DeskWords>
      <div className="desk">
        <a className="dk-skip" href="#content">
          {texts.skip}
        </a>
        <header className="dk-header">
          <a className="dk-brand" href="/" aria-label={texts.home}>
            <b>{texts.product}</b>
            <span>{city}</span>
          </a>
          <ModuleBar modules={modules} label={texts.modules} />
          <div className="dk-header-end">
            {texts.demo ? <span className="dk-demo">{texts.demo}</span> : null}
            <LanguageLink other={otherLanguage}>{texts.otherLanguage}</LanguageLink>
            {tools}
          </div>
        </header>
        <PageBar modules={modules} label={texts.modules} />
        <div id="content" className="dk-content" tabIndex={-1}>
          {children}
        </div>
        <Toasts />
      </div>
    </DeskWords>
  )
}
