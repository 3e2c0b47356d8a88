'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'

const rows = [
  ['/', 'search'],
  ['F', 'filters'],
  ['1–8', 'layers'],
  ['+ −', 'zoom'],
  ['↑ ↓ ← →', 'move'],
  ['B', 'box'],
  ['L', 'lasso'],
  ['P', 'prove'],
  ['R', 'around'],
  ['← → ␣', 'time'],
  ['N Home', 'now'],
  ['C', 'calendar'],
  ['H', 'home'],
  ['Esc', 'close'],
  ['?', 'help'],
] as const

/** What every key does. */
export function KeyHelp({ close }: { readonly close: () => void }) {
  const t = useTranslations('deskMap.keys')
  const own = useRef<HTMLDialogElement>(null)
  useEffect(() => own.current?.showModal(), [])
  return (
    <dialog ref={own} className="mp-help" aria-label={t('title')} onClose={close}>
      <h2>{t('title')}</h2>
      <dl>
        {rows.map(([key, name]) => (
          <div key={name}>
            <dt>
              <kbd>{key}</kbd>
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
