'use client'

import { useEffect } from 'react'
import { openLink, SESSION_ENDED } from '../../../ui/live/link'
import { keepUnsent, watchWriting } from './unsent'

/** How long a sent form may take to lead on before the page is left all the same. */
const POSTING_MS = 5000

/**
 * Leaves the page as soon as its session is over, whatever ended it, and says why at the door. `actor` is who the page
 * was made for: somebody else behind the same cookie also means that it is over. What was written there is kept.
 */
export function SessionWatch({ actor }: { readonly actor: string }) {
  useEffect(() => {
    const { socket, close } = openLink()
    const writing = watchWriting()
    let isPosting = false
    // a form that was just sent (a new password, the sign-out) ends the session by itself and leads on
    const posted = (event: Event) => {
      if (!event.defaultPrevented) isPosting = true
    }
    const leave = (reason: string) => {
      if (isPosting) {
        isPosting = false
        setTimeout(leave, POSTING_MS, reason)
        return
      }
      keepUnsent({ actor, path: location.pathname, texts: writing.texts() })
      const next = encodeURIComponent(`${location.pathname}${location.search}`)
      location.replace(`/sign-in?ended=${encodeURIComponent(reason)}&next=${next}`)
    }
    const ended = (event: Event) => leave(String((event as CustomEvent<string>).detail))
    window.addEventListener('submit', posted)
    window.addEventListener(SESSION_ENDED, ended)
    socket.on('standing', (standing: { readonly actor: string }) => {
      if (standing.actor !== actor) leave('ended')
    })
    return () => {
      window.removeEventListener('submit', posted)
      window.removeEventListener(SESSION_ENDED, ended)
      writing.stop()
      close()
    }
  }, [actor])
  return null
}
