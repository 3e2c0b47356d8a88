'use client'

import { useCallback, useEffect, useReducer, useRef } from 'react'
import type { RecordItem, RecordPage } from './record-row'

type State =
  | { readonly kind: 'reading'; readonly items: readonly RecordItem[] }
  | { readonly kind: 'read'; readonly items: readonly RecordItem[]; readonly next: string | null }
  | { readonly kind: 'failed'; readonly items: readonly RecordItem[]; readonly next: string | null }

type Action =
  | { readonly kind: 'start' }
  | { readonly kind: 'more' }
  | { readonly kind: 'got'; readonly page: RecordPage }
  | { readonly kind: 'broke'; readonly next: string | null }

function step(state: State, action: Action): State {
  switch (action.kind) {
    case 'start':
      return { kind: 'reading', items: [] }
    case 'more':
      return { kind: 'reading', items: state.items }
    case 'got':
      return { kind: 'read', items: [...state.items, ...action.page.items], next: action.page.next }
    case 'broke':
      return { kind: 'failed', items: state.items, next: action.next }
  }
}

export const PAGE = 100

/** Pages of the rows behind a part, one after another; the address says which. */
export function useRecordPages(address: string): { readonly state: State; readonly more: () => void } {
  const [state, dispatch] = useReducer(step, { kind: 'reading', items: [] })
  const running = useRef<AbortController>(null)
  const read = useCallback(
    async (cursor: string | null) => {
      running.current?.abort()
      const stop = new AbortController()
      running.current = stop
      const url = `${address}&limit=${PAGE}${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`
      try {
        const answer = await fetch(url, { signal: stop.signal })
        if (!answer.ok) throw new Error(`${answer.status}`)
        dispatch({ kind: 'got', page: (await answer.json()) as RecordPage })
      } catch {
        if (!stop.signal.aborted) dispatch({ kind: 'broke', next: cursor })
      }
    },
    [address],
  )
  useEffect(() => {
    dispatch({ kind: 'start' })
    void read(null)
    return () => running.current?.abort()
  }, [read])
  const more = () => {
    if (state.kind === 'reading') return
    dispatch({ kind: 'more' })
    void read(state.next)
  }
  return { state, more }
}
