'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { type Found, searchMap } from '../map/search'
import { useMapTools } from './map-context'

interface SearchBoxProps {
  readonly open: (found: Found) => void
}

/** An area, a project by its name, a case or permit by its number; by keyboard from `/` to Enter. */
export function SearchBox({ open }: SearchBoxProps) {
  const t = useTranslations('deskMap.search')
  const { format } = useMapTools()
  const [text, setText] = useState('')
  const [found, setFound] = useState<readonly Found[] | null>(null)
  const [at, setAt] = useState(0)

  useEffect(() => {
    const wanted = text.trim()
    if (wanted.length < 2) return setFound(null)
    const stop = new AbortController()
    const timer = setTimeout(() => {
      void searchMap(wanted, format.lang, stop.signal).then(list => {
        if (stop.signal.aborted) return
        setFound(list)
        setAt(0)
      })
    }, 160)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [text, format.lang])

  const take = (one: Found | undefined) => {
    if (!one) return
    open(one)
    setText('')
    setFound(null)
  }
  return (
    <search className="mp-search">
      <input
        type="search"
        role="combobox"
        aria-expanded={found !== null}
        aria-controls="mp-found"
        aria-activedescendant={found?.[at] ? `mp-found-${at}` : undefined}
        aria-label={t('label')}
        placeholder={t('label')}
        value={text}
        onChange={event => setText(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'ArrowDown') setAt(Math.min((found?.length ?? 1) - 1, at + 1))
          else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1))
          else if (event.key === 'Enter') take(found?.[at])
          else if (event.key === 'Escape') {
            setText('')
            event.currentTarget.blur()
          } else return
          event.preventDefault()
        }}
      />
      <kbd>/</kbd>
      {found ? (
        <div id="mp-found" role="listbox" aria-label={t('label')}>
          {found.length === 0 ? <p className="mp-quiet">{t('nothing')}</p> : null}
          {found.map((one, place) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the input above has the keys of its list
            <div
              key={`${one.kind} ${one.id}`}
              id={`mp-found-${place}`}
              role="option"
              tabIndex={-1}
              aria-selected={place === at}
              onClick={() => take(one)}
            >
              <b>{one.title}</b>
              <small>
                {t(`kind.${one.kind}`)}
                {one.about ? ` · ${one.about}` : ''}
              </small>
            </div>
          ))}
        </div>
      ) : null}
    </search>
  )
}
