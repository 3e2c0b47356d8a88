import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { currentCity } from '@/features/areas/server'
import { config } from '@/platform/config'
import { DeskFrame } from '@/ui/shell/desk-frame'
import { DeskTools } from './desk-tools'
import { navigationFor } from './navigation'
import { viewer } from './viewer'

/** The frame of every desk with what the reader may open. */
export async function DeskShell({ children }: { readonly children: ReactNode }) {
  const [actor, locale, t, { desk, notices, shell }] = await Promise.all([
    viewer(),
    getLocale(),
    getTranslations('shell'),
    getMessages(),
  ])
  const lang = locale === 'en' ? 'en' : 'zh'
  const modules = navigationFor(actor, key => t(key))
  return (
    <NextIntlClientProvider messages={{ desk, notices, shell: { palette: shell.palette, profile: shell.profile } }}>
      <DeskFrame
        city={currentCity().name[lang]}
        modules={modules}
        otherLanguage={lang === 'zh' ? 'en' : 'zh'}
        texts={{
          product: t('product'),
          home: t('home'),
          skip: t('skip'),
          modules: t('modules'),
          demo: config().demo ? t('demo') : null,
          otherLanguage: t('otherLanguage'),
        }}
        tools={<DeskTools actor={actor} modules={modules} lang={lang} />}
      >
        {children}
      </DeskFrame>
    </NextIntlClientProvider>
  )
}
