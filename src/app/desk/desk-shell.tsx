import { NextIntlClientProvider } from 'next-intl'
import { getLocale, getMessages, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { currentCity } from '@/features/areas/server'
import { config } from '@/platform/config'
import { DeskFrame } from '@/ui/shell/desk-frame'
import { navigationFor } from './navigation'
import { viewer } from './viewer'

/** The frame of every desk with what the reader may open. */
export async function DeskShell({ children }: { readonly children: ReactNode }) {
  const [actor, locale, t, { desk }] = await Promise.all([
    viewer(),
    getLocale(),
    getTranslations('shell'),
    getMessages(),
  ])
  const lang = locale === 'en' ? 'en' : 'zh'
  return (
    <NextIntlClientProvider messages={{ desk }}>
      <DeskFrame
        city={currentCity().name[lang]}
        modules={navigationFor(actor, key => t(key))}
        otherLanguage={lang === 'zh' ? 'en' : 'zh'}
        texts={{
          product: t('product'),
          home: t('home'),
          skip: t('skip'),
          modules: t('modules'),
          demo: config().demo ? t('demo') : null,
          otherLanguage: t('otherLanguage'),
        }}
        tools={null}
      >
        {children}
      </DeskFrame>
    </NextIntlClientProvider>
  )
}
