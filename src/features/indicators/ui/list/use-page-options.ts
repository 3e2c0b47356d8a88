'use client'

import { useCallback, useEffect, useState } from 'react'
import { optionsSearch, type PageOptions, pageOptions } from './options.view'

/** Names that are this page's own; others of the address are left as they are. */
const own = ['q', 'dimension', 'domain', 'filter', 'sort', 'view']

/** The options of the page, kept in the address: reloading, going back or sending the link shows the same. */
export function usePageOptions(first: string) {
  const [options, setOptions] = useState(() => pageOptions(new URLSearchParams(first)))
  const change = useCallback((part: Partial<PageOptions>) => setOptions(before => ({ ...before, ...part })), [])

  useEffect(() => {
    const search = new URLSearchParams(window.location.search)
    for (const name of own) search.delete(name)
    for (const [name, value] of optionsSearch(options)) search.set(name, value)
    const text = search.toString()
    if (text !== window.location.search.replace(/^\?/, ''))
      window.history.replaceState(window.history.state, '', `${window.location.pathname}${text ? `?${text}` : ''}`)
  }, [options])

  return { options, change }
}
