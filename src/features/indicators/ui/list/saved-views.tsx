'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { pageHref } from './href.view'
import { useList, useOptions } from './list-context'
import { Menu } from './menu'
import { optionsSearch } from './options.view'
import { type SavedView, useSavedViews } from './use-saved-views'

/** Views that every city can use; what they show is in their address, as of any other. */
const given = [
  { name: 'floor', search: 'filter=floor&sort=-weight' },
  { name: 'none', search: 'filter=none' },
  { name: 'moved', search: 'filter=changed&sort=-moved' },
] as const

/** Views by name: given ones, and those this browser keeps. Each is a link, so it can be sent. */
export function SavedViews() {
  const t = useTranslations('indexPage.views')
  const { format, question } = useList()
  const { options } = useOptions()
  const { views, removed, save, rename, remove, undo } = useSavedViews()
  const [name, setName] = useState('')
  const here = pageHref(question, optionsSearch(options), {}).replace(/^[^?]*\??/, '')
  return (
    <Menu name="views" label={t('title')} side="right">
      <div className="ix-views">
        <h3>{t('given')}</h3>
        <ul>
          {given.map(each => (
            <li key={each.name}>
              <a href={pageHref(areaOf(question), new URLSearchParams(each.search), { lang: format.lang })}>
                {t(each.name)}
              </a>
            </li>
          ))}
        </ul>
        <h3>{t('own')}</h3>
        {views.length === 0 ? <p>{t('nothing')}</p> : null}
        <ul>
          {views.map(view => (
            <OwnView key={view.id} view={view} rename={rename} remove={remove} />
          ))}
        </ul>
        {removed ? (
          <p className="ix-undo" role="status">
            {t('removed', { name: removed.name })}
            <button type="button" onClick={undo}>
              {t('undo')}
            </button>
          </p>
        ) : null}
        <form
          onSubmit={event => {
            event.preventDefault()
            if (name.trim() === '') return
            save(name.trim(), here)
            setName('')
          }}
        >
          <input
            value={name}
            maxLength={60}
            placeholder={t('name')}
            aria-label={t('name')}
            onChange={event => setName(event.target.value)}
          />
          <button type="submit" disabled={name.trim() === ''}>
            {t('save')}
          </button>
        </form>
      </div>
    </Menu>
  )
}

/** A given view is of the area one looks at, now. */
function areaOf(question: URLSearchParams): URLSearchParams {
  const area = question.get('area')
  return new URLSearchParams(area ? { area } : {})
}

interface OwnViewProps {
  readonly view: SavedView
  readonly rename: (id: string, name: string) => void
  readonly remove: (id: string) => void
}

function OwnView({ view, rename, remove }: OwnViewProps) {
  const t = useTranslations('indexPage.views')
  const [name, setName] = useState<string | null>(null)
  const [isCopied, setCopied] = useState(false)
  const href = `/index${view.search ? `?${view.search}` : ''}`
  if (name !== null)
    return (
      <li>
        <form
          onSubmit={event => {
            event.preventDefault()
            if (name.trim() !== '') rename(view.id, name.trim())
            setName(null)
          }}
        >
          <input
            // biome-ignore lint/a11y/noAutofocus: it was asked for by the button that stood here
            autoFocus
            value={name}
            maxLength={60}
            aria-label={t('name')}
            onChange={event => setName(event.target.value)}
          />
          <button type="submit">{t('done')}</button>
        </form>
      </li>
    )
  return (
    <li data-view={view.name}>
      <a href={href}>{view.name}</a>
      <button
        type="button"
        onClick={() => {
          void navigator.clipboard?.writeText(new URL(href, window.location.href).href).then(() => setCopied(true))
        }}
      >
        {isCopied ? t('copied') : t('copy')}
      </button>
      <button type="button" onClick={() => setName(view.name)}>
        {t('rename')}
      </button>
      <button type="button" onClick={() => remove(view.id)}>
        {t('remove')}
      </button>
    </li>
  )
}
