'use client'

import { useLocale, useTranslations } from 'next-intl'
import { type KeyboardEvent, useId, useState } from 'react'
import type { EditedIndicator } from '../../queries/editing-desk'

interface IndicatorPickerProps {
  readonly indicators: readonly EditedIndicator[]
  readonly pick: (code: string) => void
}

const MOST = 12

/** Finds an indicator by code or name; arrows and Enter pick one. */
export function IndicatorPicker({ indicators, pick }: IndicatorPickerProps) {
  const t = useTranslations('indexEditing.edit')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const id = useId()
  const [search, setSearch] = useState('')
  const [place, setPlace] = useState(0)
  const wanted = search.trim().toLowerCase()
  const found =
    wanted === ''
      ? []
      : indicators
          .filter(each => [each.code, each.name.zh, each.name.en].some(name => name.toLowerCase().includes(wanted)))
          .slice(0, MOST)
  const take = (code: string) => {
    pick(code)
    setSearch('')
    setPlace(0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const own = found[Math.min(place, found.length - 1)]
    if (event.nativeEvent.isComposing || !own) return
    if (event.key === 'ArrowDown') setPlace((place + 1) % found.length)
    else if (event.key === 'ArrowUp') setPlace((place + found.length - 1) % found.length)
    else if (event.key === 'Enter') take(own.code)
    else if (event.key === 'Escape') setSearch('')
    else return
    event.preventDefault()
  }
  return (
    <div className="ed-picker">
      <input
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={found.length > 0 ? `${id}-${Math.min(place, found.length - 1)}` : undefined}
        aria-label={t('pick')}
        placeholder={t('pick')}
        value={search}
        onChange={event => {
          setSearch(event.target.value)
          setPlace(0)
        }}
        onKeyDown={onKeyDown}
      />
      {wanted !== '' && found.length === 0 ? <p className="ed-hint">{t('nobody')}</p> : null}
      <div className="ed-suggestions" id={id} role="listbox" hidden={found.length === 0} aria-label={t('pick')}>
        {found.map((each, i) => (
          <div
            key={each.code}
            id={`${id}-${i}`}
            role="option"
            tabIndex={-1}
            aria-selected={i === Math.min(place, found.length - 1)}
            onMouseDown={event => {
              event.preventDefault()
              take(each.code)
            }}
          >
            <code>{each.code}</code>
            <span>{each.name[lang]}</span>
          </div>
        ))}
      </div>
    </div>
  )
}
