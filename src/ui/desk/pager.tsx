'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { DeskButton } from './button'
import { useDeskWords } from './desk-words'

interface PagerProps {
  /** Place of the first and the last row shown, from 1. */
  readonly from: number
  readonly to: number
  readonly total?: number | null
  /** Absent where there is no page that way: keyset pages know of the next one, not of how many there are. */
  readonly onPrevious?: (() => void) | undefined
  readonly onNext?: (() => void) | undefined
}

export function Pager({ from, to, total = null, onPrevious, onNext }: PagerProps) {
  const words = useDeskWords()
  return (
    <nav className="dk-pager" aria-label={words('pager.label')}>
      <span>{total === null ? words('pager.rows', { from, to }) : words('pager.rowsOf', { from, to, total })}</span>
      <DeskButton disabled={!onPrevious} onClick={onPrevious}>
        <ChevronLeft aria-hidden="true" size="1.125em" />
        {words('pager.previous')}
      </DeskButton>
      <DeskButton disabled={!onNext} onClick={onNext}>
        {words('pager.next')}
        <ChevronRight aria-hidden="true" size="1.125em" />
      </DeskButton>
    </nav>
  )
}
