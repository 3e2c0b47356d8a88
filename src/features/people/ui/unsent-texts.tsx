'use client'

import { useEffect, useState } from 'react'
import { dropUnsent, type Unsent, unsentOf } from './unsent'
import './unsent.css'

interface UnsentTextsProps {
  readonly actor: string
  readonly words: { readonly title: string; readonly copy: string; readonly copied: string; readonly drop: string }
}

/** Gives back what was written and not sent when the session ended: to be copied into its field again, or dropped. */
export function UnsentTexts({ actor, words }: UnsentTextsProps) {
  const [unsent, setUnsent] = useState<Unsent | null>(null)
  const [copied, setCopied] = useState<number | null>(null)
  useEffect(() => setUnsent(unsentOf(actor, location.pathname)), [actor])
  if (unsent === null) return null
  const copy = (place: number, text: string) => navigator.clipboard.writeText(text).then(() => setCopied(place))
  return (
    <section className="pp-unsent" aria-label={words.title}>
      <h2>{words.title}</h2>
      <ul>
        {unsent.texts.map(({ label, text }, place) => (
          <li key={`${label} ${text}`}>
            <b>{label}</b>
            <p>{text}</p>
            <button type="button" className="dk-button" onClick={() => void copy(place, text)}>
              {copied === place ? words.copied : words.copy}
            </button>
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="dk-button"
        data-kind="quiet"
        onClick={() => {
          dropUnsent()
          setUnsent(null)
        }}
      >
        {words.drop}
      </button>
    </section>
  )
}
