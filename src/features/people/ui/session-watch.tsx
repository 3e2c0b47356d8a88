'use client'

import { useEffect } from 'react'
import { openLink, SESSION_ENDED } from '../../../ui/live/link'

/**
 * Leaves the page as soon as its session is over, whatever ended it, and says why at the door. `actor` is who the page
 * was made for: somebody else behind the same cookie also means that it is over.
 */
export function SessionWatch({ actor }: { readonly actor: string }) {
  useEffect(() => {
    const { socket, close } = openLink()
    const leave = (reason: string) => {
      const next = encodeURIComponent(`${location.pathname}${location.search}`)
      location.replace(`/sign-in?ended=${encodeURIComponent(reason)}&next=${next}`)
    }
    const ended = (event: Event) => leave(String((event as CustomEvent<string>).detail))
    window.addEventListener(SESSION_ENDED, ended)
    socket.on('standing', (standing: { readonly actor: string }) => {
      if (standing.actor !== actor) leave('ended')
    })
    return () => {
      window.removeEventListener(SESSION_ENDED, ended)
      close()
    }
  }, [actor])
  return null
}
