'use client'

import { X } from 'lucide-react'
import {
  Button,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast'
import { useDeskWords } from './desk-words'

interface Note {
  readonly text: string
  readonly kind: 'done' | 'failed'
  readonly undo?: () => void
}

/** Long enough to read and to take back; it stands still while the pointer or the focus is on it. */
const SHOWN_MS = 6000
const notes = new ToastQueue<Note>({ maxVisibleToasts: 3 })

/** Says what was done, with a way back for as long as it stands. What failed stays until it is closed. */
export const notify = (note: Note): void => {
  notes.add(note, note.kind === 'failed' ? {} : { timeout: SHOWN_MS })
}

/** Where notes appear: once, in the frame. */
export function Toasts() {
  const words = useDeskWords()
  return (
    <ToastRegion queue={notes} className="dk-toasts" aria-label={words('notes')}>
      {({ toast }) => (
        <Toast toast={toast} className="dk-toast" data-kind={toast.content.kind}>
          <ToastContent>
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.undo ? (
            <Button
              className="dk-toast-undo"
              onPress={() => {
                toast.content.undo?.()
                notes.close(toast.key)
              }}
            >
              {words('undo')}
            </Button>
          ) : null}
          <Button slot="close" className="dk-icon" aria-label={words('close')}>
            <X aria-hidden="true" size="1.125em" />
          </Button>
        </Toast>
      )}
    </ToastRegion>
  )
}
