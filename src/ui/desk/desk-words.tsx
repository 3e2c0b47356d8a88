'use client'

import { useTranslations } from 'next-intl'
import { createContext, type ReactNode, use } from 'react'

const speak = () => useTranslations('desk')
const Words = createContext<ReturnType<typeof speak> | null>(null)

/** The words of the parts themselves (retry, undo, next), so that no page has to carry them among its own. */
export const DeskWords = ({ children }: { readonly children: ReactNode }) => (
  <Words value={useTranslations('desk')}>{children}</Words>
)

export function useDeskWords() {
  const words = use(Words)
  if (!words) throw new Error('parts of a desk stand inside DeskWords')
  return words
}
