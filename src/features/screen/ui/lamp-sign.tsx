'use client'

import { useTranslations } from 'next-intl'

/** A lamp's disc with the character of its colour, in the reader's script. */
export function LampSign({ colour, small = false }: { readonly colour: 'red' | 'yellow'; readonly small?: boolean }) {
  const t = useTranslations('wall.lamps.sign')
  return <span className={`lamp lamp-${colour}${small ? ' lamp-small' : ''}`}>{t(colour)}</span>
}
