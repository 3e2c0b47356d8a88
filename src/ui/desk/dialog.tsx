'use client'

import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { DeskButton } from './button'
import { useDeskWords } from './desk-words'

interface DeskDialogProps {
  readonly title: string
  readonly onClose: () => void
  /** Buttons, the one that does it last. */
  readonly foot?: ReactNode
  /** `side`: a drawer at the right, for details beside a list. */
  readonly place?: 'middle' | 'side'
  readonly children: ReactNode
}

/**
 * A modal dialogue, open as long as it stands there. The browser's own: focus stays inside and goes back to where it
 * was, Esc closes, the page behind is inert. Once something was typed, Esc asks before it is thrown away.
 */
export function DeskDialog({ title, onClose, foot, place = 'middle', children }: DeskDialogProps) {
  const words = useDeskWords()
  const own = useRef<HTMLDialogElement>(null)
  const name = useId()
  const isTyped = useRef(false)
  const [isLeaving, setLeaving] = useState(false)
  useEffect(() => {
    const dialog = own.current
    const before = document.activeElement
    dialog?.showModal()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={own}
      className="dk-dialog"
      data-place={place}
      aria-labelledby={name}
      onInput={() => {
        isTyped.current = true
      }}
      onCancel={event => {
        event.preventDefault()
        if (isTyped.current && !isLeaving) setLeaving(true)
        else onClose()
      }}
    >
      <header>
        <h2 id={name}>{title}</h2>
        <button type="button" className="dk-icon" onClick={onClose} aria-label={words('close')}>
          <X aria-hidden="true" size="1.25em" />
        </button>
      </header>
      <div className="dk-dialog-body">{children}</div>
      {isLeaving ? (
        <footer role="alert">
          <p>{words('discard.ask')}</p>
          <DeskButton kind="danger" onClick={onClose}>
            {words('discard.do')}
          </DeskButton>
          <DeskButton kind="primary" onClick={() => setLeaving(false)} autoFocus>
            {words('discard.stay')}
          </DeskButton>
        </footer>
      ) : foot ? (
        <footer>{foot}</footer>
      ) : null}
    </dialog>
  )
}
