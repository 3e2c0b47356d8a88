'use client'

import type { ReactNode } from 'react'
import { DeskButton } from './button'
import { useDeskWords } from './desk-words'

/** Nothing is there, and why. */
export const EmptyNote = ({ children }: { readonly children: ReactNode }) => <div className="dk-note">{children}</div>

interface ErrorNoteProps {
  readonly children: ReactNode
  readonly onRetry?: (() => void) | undefined
}

/** It could not be read, and what can be done. */
export function ErrorNote({ children, onRetry }: ErrorNoteProps) {
  const words = useDeskWords()
  return (
    <div className="dk-note" data-kind="error" role="alert">
      <p>{children}</p>
      {onRetry ? <DeskButton onClick={onRetry}>{words('retry')}</DeskButton> : null}
    </div>
  )
}

/** How old what is shown is, where it should be newer. */
export const StaleNote = ({ children }: { readonly children: ReactNode }) => (
  <p className="dk-stale" role="status">
    {children}
  </p>
)

/** Bones of rows that are being read. */
export function Skeleton({ rows = 6 }: { readonly rows?: number }) {
  const words = useDeskWords()
  return (
    <div className="dk-skeleton" role="status" aria-label={words('loading')}>
      {Array.from({ length: rows }, (_, place) => (
        <i key={String(place)} />
      ))}
    </div>
  )
}
