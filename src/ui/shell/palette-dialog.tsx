'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Header, Menu, MenuItem, MenuSection, Text } from 'react-aria-components/Menu'
import { Input, SearchField } from 'react-aria-components/SearchField'
import { type PaletteItem, sectionsOf } from './palette-items'
import { postForm } from './post-form'
import { useFoundThings } from './use-found-things'
import { useRecent } from './use-recent'

interface PaletteDialogProps {
  readonly pages: readonly PaletteItem[]
  readonly actions: readonly PaletteItem[]
  readonly thingPages: Readonly<Record<string, string>>
  readonly lang: 'zh' | 'en'
  readonly onClose: () => void
}

/** The page at hand with one more question. */
function asked(question: string): string {
  const search = new URLSearchParams(location.search)
  for (const [name, value] of new URLSearchParams(question)) search.set(name, value)
  return `${location.pathname}?${search}`
}

export function PaletteDialog({ pages, actions, thingPages, lang, onClose }: PaletteDialogProps) {
  const t = useTranslations('shell.palette')
  const router = useRouter()
  const own = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState('')
  const { recent, recall, remember } = useRecent()
  const { things, isLooking } = useFoundThings({ typed, lang, pages: thingPages, kindName: kind => t(`kind.${kind}`) })
  const sections = sectionsOf({ pages, actions, recent, things }, typed)
  const items = new Map(sections.flatMap(section => section.items.map(item => [`${section.name} ${item.key}`, item])))

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens
  useEffect(() => {
    const before = document.activeElement
    own.current?.showModal()
    recall()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])

  const open = (key: string) => {
    const item = items.get(key)
    if (!item) return
    onClose()
    if (item.isPost) return postForm(item.href)
    if (item.href.startsWith('?')) return location.assign(asked(item.href))
    remember(item)
    if (item.isWhole) location.assign(item.href)
    else router.push(item.href)
  }

  return (
    <dialog
      ref={own}
      className="dk-palette"
      aria-label={t('title')}
      onClose={onClose}
      onClick={event => {
        if (event.target === own.current) onClose()
      }}
      onKeyDown={event => {
        // the field would take the first Esc to empty itself
        if (event.key === 'Escape') onClose()
      }}
    >
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <SearchField aria-label={t('title')} autoFocus>
          <Input placeholder={t('hint')} spellCheck={false} autoComplete="off" />
        </SearchField>
        <Menu aria-label={t('title')} onAction={key => open(String(key))} renderEmptyState={() => null}>
          {sections.map(section => (
            <MenuSection key={section.name}>
              <Header>{t(`section.${section.name}`)}</Header>
              {section.items.map(item => (
                <MenuItem key={item.key} id={`${section.name} ${item.key}`} textValue={item.label}>
                  <Text slot="label">{item.label}</Text>
                  {item.hint ? <Text slot="description">{item.hint}</Text> : null}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Autocomplete>
      <p role="status" className="dk-palette-foot">
        {isLooking ? t('looking') : sections.length === 0 ? t('nothing', { typed: typed.trim() }) : t('keys')}
      </p>
    </dialog>
  )
}
