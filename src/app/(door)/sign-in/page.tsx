import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getLocale, getTranslations } from 'next-intl/server'
import { currentCity } from '@/features/areas/server'
import { isEnding } from '@/features/people'
import { safeNext, signInChoices } from '@/features/people/server'
import { SignInPage } from '@/features/people/ui/sign-in-page'
import { config } from '@/platform/config'
import { pageSession } from '../../page-actor'

export const dynamic = 'force-dynamic'

interface SignInProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('people.signIn.title')} · ${t('common.product')}` }
}

/** Open to everyone. Whoever is signed in already and came for a page goes there. */
export default async function SignIn({ searchParams }: SignInProps) {
  const { next, problem, ended } = await searchParams
  const safe = safeNext(next)
  const [choices, t, locale] = await Promise.all([signInChoices(), getTranslations('common'), getLocale()])
  // whoever was just sent here is not sent back
  if (ended === undefined && safe !== '/' && choices.personas.length === 0 && (await pageSession())) redirect(safe)
  return (
    <SignInPage
      {...choices}
      brand={`${t('product')} · ${currentCity().name[locale === 'en' ? 'en' : 'zh']}`}
      isDemo={config().demo}
      next={safe}
      problem={typeof problem === 'string' ? problem : null}
      ended={isEnding(ended) ? ended : null}
    />
  )
}
