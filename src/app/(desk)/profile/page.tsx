import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { profileOf } from '@/features/people/server'
import { ProfilePage } from '@/features/people/ui/profile-page'
import { pageSession } from '../../page-actor'

export const dynamic = 'force-dynamic'

interface ProfileProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: `${t('people.profile.title')} · ${t('common.product')}` }
}

/** Everybody's own: it needs a session and no other right, for a one-time password is changed here. */
export default async function Profile({ searchParams }: ProfileProps) {
  const open = await pageSession()
  if (!open) redirect('/sign-in?next=/profile')
  const { problem, done } = await searchParams
  return (
    <ProfilePage
      profile={await profileOf(open)}
      problem={typeof problem === 'string' ? problem : null}
      done={done === 'password' || done === 'ended' ? done : null}
    />
  )
}
