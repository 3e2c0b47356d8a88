import { getTranslations } from 'next-intl/server'
import { HelpPage } from './help-page'

/** `isAlone`: the frame is not around it, and so nothing to find with. */
export async function MissingPage({ isAlone = false }: { readonly isAlone?: boolean }) {
  const t = await getTranslations('error')
  return <HelpPage title={t('notFoundTitle')} lines={[t('notFoundText'), ...(isAlone ? [] : [t('find')])]} />
}
