'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import type { Locale } from '../i18n/locale'

interface LanguageLinkProps {
  readonly other: Locale
  /** The name of the other language, in that language. */
  readonly children: string
}

/** The same page with the same question in the other language. */
export function LanguageLink({ other, children }: LanguageLinkProps) {
  const path = usePathname()
  const search = new URLSearchParams(useSearchParams())
  search.set('lang', other)
  return (
    <a className="dk-quiet dk-language" href={`${path}?${search}`} hrefLang={other} lang={other}>
      {children}
    </a>
  )
}
