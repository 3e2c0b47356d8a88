'use client'

import { type ReactNode, useEffect, useState } from 'react'

/** The part of the Navigation API that is needed here. */
interface VisitedPages {
  entries(): readonly { readonly url: string | null; readonly index: number }[]
  readonly currentEntry: { readonly index: number } | null
}

/** The list as it was left: with the search, filters and order that its address had. */
function listAsLeft(): string | null {
  const visited = (window as { navigation?: VisitedPages }).navigation
  const here = visited?.currentEntry?.index ?? 0
  const lists = (visited?.entries() ?? []).flatMap(({ url, index }) => {
    const address = url === null || index >= here ? null : new URL(url)
    return address?.pathname === '/index' ? [`/index${address.search}`] : []
  })
  return lists.at(-1) ?? null
}

/** Back to the list; to the one this page was reached from, where there was one. */
export function BackLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  const [href, setHref] = useState(to)
  useEffect(() => setHref(listAsLeft() ?? to), [to])
  return (
    <a className="one-back" href={href}>
      {children}
    </a>
  )
}
