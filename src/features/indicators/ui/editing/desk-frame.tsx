'use client'

import { useLocale, useTranslations } from 'next-intl'
import type { CSSProperties, ReactNode } from 'react'
import { deskColours } from '../../../../ui/tokens'
import type { EditingDesk } from '../../queries/editing-desk'
import './editing.css'

const tokens = Object.fromEntries(Object.entries(deskColours).map(([name, hex]) => [`--${name}`, hex])) as CSSProperties

interface DeskFrameProps {
  readonly desk: EditingDesk
  readonly page: 'edit' | 'new'
  readonly children: ReactNode
}

/** The bar both editing pages have in common. */
export function DeskFrame({ desk, page, children }: DeskFrameProps) {
  const t = useTranslations('indexEditing')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const links = [
    ['edit', '/index/edit'],
    ['new', '/index/new'],
  ] as const
  return (
    <div className="ed" style={tokens}>
      <header className="ed-bar">
        <a href="/index">{t('back')}</a>
        <b>{desk.city[lang]}</b>
        {desk.demo ? <span className="ed-demo">{t('demo')}</span> : null}
        <nav aria-label={t('pages')}>
          {links.map(([name, href]) => (
            <a key={name} href={href} aria-current={name === page ? 'page' : undefined}>
              {t(`page.${name}`)}
            </a>
          ))}
        </nav>
        <a className="ed-end" href={`?lang=${lang === 'zh' ? 'en' : 'zh'}`} lang={lang === 'zh' ? 'en' : 'zh'}>
          {t('language')}
        </a>
      </header>
      <main className="ed-main">
        <h1>{t(`page.${page}`)}</h1>
        <p className="ed-lead">{t(`lead.${page}`)}</p>
        {children}
      </main>
    </div>
  )
}
