'use client'

import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import './editing.css'

interface DeskFrameProps {
  readonly page: 'edit' | 'new'
  readonly children: ReactNode
}

/** The bar both editing pages have in common. */
export function DeskFrame({ page, children }: DeskFrameProps) {
  const t = useTranslations('indexEditing')
  const links = [
    ['edit', '/index/edit'],
    ['new', '/index/new'],
  ] as const
  return (
    <div className="ed">
      <header className="ed-bar">
        <a href="/index">{t('back')}</a>
        <nav aria-label={t('pages')}>
          {links.map(([name, href]) => (
            <a key={name} href={href} aria-current={name === page ? 'page' : undefined}>
              {t(`page.${name}`)}
            </a>
          ))}
        </nav>
      </header>
      <main className="ed-main">
        <h1>{t(`page.${page}`)}</h1>
        <p className="ed-lead">{t(`lead.${page}`)}</p>
        {children}
      </main>
    </div>
  )
}
