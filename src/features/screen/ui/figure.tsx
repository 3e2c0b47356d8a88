'use client'

import NumberFlow from '@number-flow/react'
import { useRef } from 'react'
import { useArbiter } from '../../../ui/attention/use-arbiter'
import { localeTag } from '../../../ui/i18n/locale'
import { useWall } from './wall-context'

interface FigureProps {
  readonly value: number
  readonly digits?: number
  /** Changes smaller than this are shown without rolling the digits. */
  readonly band?: number
  readonly suffix?: string
}

/**
 * A large number whose digits roll, eased and without colour, when the change is worth seeing. Where nothing is to move
 * it is plain text: rolling digits are ten stacked ones each, which a reader of text takes for the number.
 */
export function Figure({ value, digits = 0, band = 1, suffix }: FigureProps) {
  const { format, nonce } = useWall()
  const { still } = useArbiter()
  const shown = useRef(value)
  const matters = Math.abs(value - shown.current) >= band
  shown.current = value
  if (still) return `${format.number(value, digits)}${suffix ?? ''}`
  return (
    <NumberFlow
      nonce={nonce}
      value={value}
      locales={localeTag[format.lang]}
      format={{ minimumFractionDigits: digits, maximumFractionDigits: digits }}
      animated={matters}
      suffix={suffix}
      transformTiming={{ duration: 500, easing: 'ease-out' }}
      spinTiming={{ duration: 500, easing: 'ease-out' }}
    />
  )
}
