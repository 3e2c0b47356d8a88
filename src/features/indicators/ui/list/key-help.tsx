'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'

const keys = ['/', 'J K', '↑ ↓', '↵', 'F', 'S', 'A', 'E', 'V', 'R', 'Esc', '?'] as const
const names = [
  'search',
  'move',
  'arrows',
  'open',
  'filter',
  'views',
  'area',
  'export',
  'view',
  'arrange',
  'clear',
  'help',
] as const

/** What every key does. */
export function KeyHelp({ close }: { readonly close: () => void }) {
  const t = useTranslations('indexPage.keys')
  const own = useRef<HTMLDialogElement>(null)
  useEffect(() => own.current?.showModal(), [])
  return (
    <dialog ref={own} className="ix-help" aria-label={t('title')} onClose={close}>
      <h2>{t('title')}</h2>
      <dl>
        {names.map((name, place) => (
          <div key={name}>
            <dt>
              <kbd>{keys[place]}</kbd>
            </dt>
            <dd>{t(name)}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit">{t('close')}</button>
      </form>
    </dialog>
  )
}
