'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { whereNow } from '@/ui/phone/where-now'
import type { WalkState } from './use-walk'
import type { ShownThing } from './walk'

export type Say = (finding: Parameters<WalkState['say']>[1]) => void

interface ThingFormProps {
  readonly thing: ShownThing
  readonly onSay: Say
}

/** One thing of the list: go there, and say how it was found. Something new can only be taken back. */
export function ThingForm({ thing, onSay }: ThingFormProps) {
  const t = useTranslations('collector')
  const [note, setNote] = useState('')
  const [isLost, setLost] = useState(false)
  const about = { thing: thing.id, note: note.trim() }
  const moved = async () => {
    const place = await whereNow()
    setLost(place === null)
    if (place) onSay({ ...about, kind: 'moved', state: 'intact', ...place })
  }
  const button = (word: string, act: () => void, isMain = false) => (
    <button type="button" className={isMain ? 'ph-button ph-primary' : 'ph-button'} onClick={act}>
      {word}
    </button>
  )
  if (thing.recordId === null)
    return (
      <div className="ph-form">
        {thing.finding?.kind === 'missing' ? null : button(t('takeBack'), () => onSay({ ...about, kind: 'missing' }))}
      </div>
    )
  return (
    <div className="ph-form">
      {thing.lng === null || thing.lat === null ? null : (
        <a className="ph-button" href={`geo:${thing.lat},${thing.lng}?q=${thing.lat},${thing.lng}`}>
          {t('go')}
        </a>
      )}
      <label htmlFor={`note-${thing.id}`}>{t('note')}</label>
      <input id={`note-${thing.id}`} maxLength={500} value={note} onChange={event => setNote(event.target.value)} />
      {button(t('found.intact'), () => onSay({ ...about, kind: 'found', state: 'intact' }), true)}
      {button(t('found.damaged'), () => onSay({ ...about, kind: 'found', state: 'damaged' }))}
      {button(t('found.abandoned'), () => onSay({ ...about, kind: 'found', state: 'abandoned' }))}
      {button(t('movedHere'), () => void moved())}
      {button(t('missing'), () => onSay({ ...about, kind: 'missing' }))}
      {isLost ? (
        <p className="ph-problem" role="alert">
          {t('noPlace')}
        </p>
      ) : null}
    </div>
  )
}
