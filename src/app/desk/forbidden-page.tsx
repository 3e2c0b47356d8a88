import { getFormatter, getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { administrators } from '@/features/people/server'
import { HelpPage } from './help-page'
import { pageSession } from './viewer'

/** Asked once a request: the page is made, unseen, with every other. */
const rightGivers = cache(administrators)

export async function ForbiddenPage() {
  const [t, titles, format, open, names] = await Promise.all([
    getTranslations('people.forbidden'),
    getTranslations('people.personas'),
    getFormatter(),
    pageSession(),
    rightGivers(),
  ])
  const persona = open?.account.persona
  const name = persona ? titles(persona as 'leader') : (open?.account.name ?? '')
  const whom = names.length === 0 ? t('askNobody') : `${t('ask')} ${format.list(names)}`
  return (
    <HelpPage title={t('title')} lines={[t('text', { name }), whom]} other={{ href: '/sign-in', label: t('other') }} />
  )
}
