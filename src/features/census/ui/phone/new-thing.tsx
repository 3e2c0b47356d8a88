'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { whereNow } from '@/ui/phone/where-now'
import type { CollectorNames } from './collector-names'
import type { Say } from './thing-form'

interface NewThingProps {
  readonly names: CollectorNames
  readonly onSay: Say
}

/** Something that stands here and that the list does not know. */
export function NewThing({ names, onSay }: NewThingProps) {
  const t = useTranslations('collector')
  const [cls, setCls] = useState('')
  const [title, setTitle] = useState('')
  const [state, setState] = useState<'intact' | 'damaged'>('intact')
  const [isLost, setLost] = useState(false)
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const place = await whereNow()
    setLost(place === null)
    if (!place) return
    onSay({ thing: crypto.randomUUID(), kind: 'new', state, cls, title: title.trim(), note: '', ...place })
    setTitle('')
  }
  return (
    <details className="co-cell">
      <summary>
        <b>{t('new')}</b>
      </summary>
      <form className="ph-form" onSubmit={event => void add(event)}>
        <label htmlFor="new-cls">{t('cls')}</label>
        <select id="new-cls" required value={cls} onChange={event => setCls(event.target.value)}>
          <option value="">{t('choose')}</option>
          {Object.entries(names.classes).map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
        <label htmlFor="new-title">{t('what')}</label>
        <input id="new-title" required maxLength={100} value={title} onChange={event => setTitle(event.target.value)} />
        <label className="ph-choice">
          <input
            type="checkbox"
            checked={state === 'damaged'}
            onChange={event => setState(event.target.checked ? 'damaged' : 'intact')}
          />
          {t('isDamaged')}
        </label>
        <button type="submit" className="ph-button">
          {t('addHere')}
        </button>
        {isLost ? (
          <p className="ph-problem" role="alert">
            {t('noPlace')}
          </p>
        ) : null}
      </form>
    </details>
  )
}
