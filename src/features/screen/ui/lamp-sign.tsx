'use client'

import { useTranslations } from 'next-intl'

interface LampSignProps {
  readonly colour: 'red' | 'yellow'
  readonly small?: boolean
  /** Filled: nobody has taken notice yet; outlined: somebody has; new: it pulses, too. */
  readonly care?: 'new' | 'open' | 'seen'
}

/** A lamp's disc with the character of its colour, in the reader's script. */
export function LampSign({ colour, small = false, care = 'open' }: LampSignProps) {
  const t = useTranslations('wall.lamps.sign')
  return (
    <span className={`lamp lamp-${colour}${small ? ' lamp-small' : ''}`} data-care={care}>
      {t(colour)}
    </span>
  )
}
