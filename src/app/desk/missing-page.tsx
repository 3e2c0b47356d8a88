import { getTranslations } from 'next-intl/server'
import { HelpPage } from './help-page'

export async function MissingPage() {
  const t = await getTranslations('error')
  return <HelpPage title={t('notFoundTitle')} lines={[t('notFoundText'), t('find')]} />
}
