import { useLocale, useTranslations } from 'next-intl'
import { momentsIn } from '@/shared/time/moments'

interface MomentProps {
  readonly at: string | Date | null
  readonly timeZone: string
}

/** A time as the reader writes it; “never” where there is none. */
export function Moment({ at, timeZone }: MomentProps) {
  const t = useTranslations('docking')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  if (at === null) return <span className="dc-never">{t('never')}</span>
  return <time dateTime={String(at)}>{momentsIn(lang, timeZone).time(at)}</time>
}
