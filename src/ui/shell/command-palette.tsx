'use client'

import { Search } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { PaletteDialog } from './palette-dialog'
import type { PaletteItem } from './palette-items'

interface CommandPaletteProps {
  readonly pages: readonly PaletteItem[]
  readonly actions: readonly PaletteItem[]
  /** Where a thing of each kind is shown, `/index/{id}`. */
  readonly thingPages: Readonly<Record<string, string>>
}

/** Everything by name: ⌘K or Ctrl K from anywhere, or the field in the header. */
export function CommandPalette({ pages, actions, thingPages }: CommandPaletteProps) {
  const t = useTranslations('shell.palette')
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.altKey || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      setOpen(open => open || !document.querySelector('dialog[open]'))
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  return (
    <>
      <button
        type="button"
        className="dk-search"
        onClick={() => setOpen(true)}
        aria-label={t('open')}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
      >
        <Search aria-hidden="true" size="1.125em" />
        <span>{t('open')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      {isOpen ? (
        <PaletteDialog
          pages={pages}
          actions={actions}
          thingPages={thingPages}
          lang={lang}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}
