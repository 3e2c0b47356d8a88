import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReadRoom } from '../../../emergency'

interface RoomStripProps {
  readonly now: ReadRoom | null
  readonly lang: 'zh' | 'en'
}

/** While an emergency holds: which, and the way into its room. */
export function RoomStrip({ now, lang }: RoomStripProps) {
  const t = useTranslations('duty')
  if (now === null || now.mode.mode === 'normal') return null
  return (
    <li data-level={now.mode.plan?.level}>
      <Link href="/duty/room" prefetch={false}>
        {t('room', { plan: now.mode.plan?.name[lang] ?? now.mode.reason ?? '' })}
      </Link>
    </li>
  )
}
