import { useTranslations } from 'next-intl'
import type { Posted } from '@/ui/desk/post'

/** What a reader must be told of a refusal, by its code; null where there was none. */
export function useRefusal() {
  const t = useTranslations('supervision')
  return (posted: Posted<unknown>): string | null => {
    if (posted.kind === 'done') return null
    if (posted.kind === 'lost') return t('refused.lost')
    const { code, detail } = posted
    return t.has(`refused.${code}` as 'refused.lost') ? t(`refused.${code}` as 'refused.lost') : detail
  }
}
