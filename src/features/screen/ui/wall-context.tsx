'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { Format } from './format'

interface WallTime {
  readonly format: Format
  /** The moment the wall shows; ticks once a minute in the browser, is the snapshot's on the server. */
  readonly now: Date
  /** Of the page's answer: without it the policy of the page lets no style in that a part brings along. */
  readonly nonce: string | undefined
}

const Context = createContext<WallTime | null>(null)

export function useWall(): WallTime {
  const value = useContext(Context)
  if (!value) throw new Error('a panel of the wall stands outside the wall')
  return value
}

export const WallContext = ({ value, children }: { readonly value: WallTime; readonly children: ReactNode }) => (
  <Context value={value}>{children}</Context>
)
