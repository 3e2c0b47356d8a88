import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { needsSetUp } from '@/features/people/server'
import { SetUpPage } from '@/features/people/ui/set-up-page'
import { config } from '@/platform/config'

export const dynamic = 'force-dynamic'

interface SetUpProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('people.setUp.title')} · ${t('common.product')}` }
}

/** Open to everyone who has the token. The demo has personas and no set-up. */
export default async function SetUp({ searchParams }: SetUpProps) {
  if (config().demo) notFound()
  const { problem } = await searchParams
  return <SetUpPage isDone={!(await needsSetUp())} problem={typeof problem === 'string' ? problem : null} />
}
