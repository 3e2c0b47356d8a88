'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'

/** Keys of the desk that are not a command's, in the order of the help. */
const deskKeys = ['j', 'k', 'n', 'slash', 's', 'u', 'o', 'help', 'escape'] as const
const commandRows = ['a', 'd', 'h', 'c', 'r', 'v', 'e', 'm', 'p', 'x', 'b', 't', 'g', 'y'] as const

/** Every key of the desk. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('duty')
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    <dialog ref={dialog} className="dd-help" aria-label={t('help')} onClose={onClose}>
      <h2>{t('help')}</h2>
      <dl>
        {[...deskKeys, ...commandRows].map(key => (
          <div key={key}>
            <dt>
              <kbd>{t(`key.${key}.sign`)}</kbd>
            </dt>
            <dd>{t(`key.${key}.does`)}</dd>
          </div>
        ))}
      </dl>
      <button type="button" className="cs-button" onClick={() => dialog.current?.close()}>
        {t('close')}
      </button>
    </dialog>
  )
}
