'use client'

import { useEffect, useState } from 'react'
import type { PaletteItem } from './palette-items'

/** Between the last key and the question, so that a word is asked for and not each of its letters. */
const PAUSE_MS = 120

export interface FoundThing {
  readonly kind: string
  readonly id: string
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
}

interface Looking {
  readonly typed: string
  readonly lang: 'zh' | 'en'
  /** Address of a kind's page with `{id}` in it; a kind without one is not shown. */
  readonly pages: Readonly<Record<string, string>>
  readonly kindName: (kind: string) => string
}

const toItem = ({ kind, id, code, name }: FoundThing, { lang, pages, kindName }: Looking): PaletteItem[] => {
  const page = pages[kind]
  if (!page) return []
  const hint = code === name[lang] ? kindName(kind) : `${kindName(kind)} ${code}`
  return [{ key: `${kind}:${id}`, label: name[lang], hint, href: page.replace('{id}', encodeURIComponent(id)) }]
}

/** Things of the city that answer what was typed; an answer that comes after a newer question is dropped. */
export function useFoundThings(looking: Looking): { things: readonly PaletteItem[]; isLooking: boolean } {
  const word = looking.typed.trim()
  const [answer, setAnswer] = useState<{ word: string; found: readonly FoundThing[] }>({ word: '', found: [] })
  useEffect(() => {
    if (word === '') return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      fetch(`/api/v1/search?q=${encodeURIComponent(word)}`, { signal: stop.signal })
        .then(async response => (response.ok ? ((await response.json()) as { items: FoundThing[] }).items : []))
        .then(found => setAnswer({ word, found }))
        // gone on typing, or no line: the pages are found without it
        .catch(() => setAnswer({ word, found: [] }))
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [word])
  const isLooking = word !== '' && answer.word !== word
  return { things: word === '' ? [] : answer.found.flatMap(each => toItem(each, looking)), isLooking }
}
