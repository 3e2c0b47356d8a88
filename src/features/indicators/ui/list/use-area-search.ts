'use client'

import { useEffect, useState } from 'react'
import type { NamedArea } from '../../queries/index-page'

interface ListedArea {
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
}

interface AreaPage {
  readonly items: readonly ListedArea[]
  readonly next: string | null
}

const SHOWN = 60
let known: Promise<readonly NamedArea[]> | undefined

/** Streets and communities of the city, read once when somebody first looks for one. */
async function everyArea(): Promise<readonly NamedArea[]> {
  const found: NamedArea[] = []
  for (const kind of ['district', 'street', 'community']) {
    let cursor: string | null = null
    do {
      const search = new URLSearchParams({ kind, limit: '1000', ...(cursor ? { cursor } : {}) })
      const answer = await fetch(`/api/v1/areas?${search}`)
      if (!answer.ok) throw new Error(`areas: ${answer.status}`)
      const page = (await answer.json()) as AreaPage
      found.push(...page.items.map(({ code, name }) => ({ code, zh: name.zh, en: name.en })))
      cursor = page.next
    } while (cursor)
  }
  return found
}

/** Areas whose name or code contains the words; null while they are being read. */
export function useAreaSearch(words: string): readonly NamedArea[] | null {
  const [areas, setAreas] = useState<readonly NamedArea[] | null>(null)
  const text = words.trim().toLowerCase()
  const isAsked = text !== ''
  useEffect(() => {
    if (!isAsked) return
    known ??= everyArea().catch(() => {
      known = undefined
      return []
    })
    void known.then(setAreas)
  }, [isAsked])
  if (!isAsked) return []
  if (!areas) return null
  return areas
    .filter(({ code, zh, en }) => code.startsWith(text) || zh.includes(text) || en.toLowerCase().includes(text))
    .slice(0, SHOWN)
}
