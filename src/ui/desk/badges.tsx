'use client'

import type { ReactNode } from 'react'
import { Pennant } from '../signs'
import { useDeskWords } from './desk-words'

interface LampBadgeProps {
  readonly colour: 'red' | 'yellow'
  /** Somebody has taken note: outlined instead of filled. */
  readonly isAcknowledged?: boolean
}

/** A lamp is on a thing: a disc with its character. */
export function LampBadge({ colour, isAcknowledged = false }: LampBadgeProps) {
  const words = useDeskWords()
  return (
    <span
      className="dk-lamp"
      data-colour={colour}
      data-hollow={isAcknowledged || undefined}
      role="img"
      aria-label={words(`lamp.${colour}`)}
    >
      <span aria-hidden="true">{words(`lampSign.${colour}`)}</span>
    </span>
  )
}

/** A flag is on a unit: a pennant with its word. */
export function FlagBadge() {
  const words = useDeskWords()
  return (
    <span className="dk-flag">
      <Pennant />
      {words('flag')}
    </span>
  )
}

interface StateBadgeProps {
  /** `on-time` hollow, `near` half, `over` full, `rest` a bar: the sign says it without its colour. */
  readonly tone: 'on-time' | 'near' | 'over' | 'rest'
  readonly children: ReactNode
}

/** The state of a thing as a word with a sign. */
export const StateBadge = ({ tone, children }: StateBadgeProps) => (
  <span className="dk-state" data-tone={tone}>
    {children}
  </span>
)
