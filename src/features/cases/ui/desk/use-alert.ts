'use client'

import { useCallback, useEffect, useRef, useState } from 'react'

const KEPT = 'chengmai-duty-sound'

/** Two short tones for what is new; browsers give sound only after the first touch of the page. */
export function useAlert(unseen: number, title: string) {
  const [hasSound, setHasSound] = useState(true)
  const audio = useRef<AudioContext | null>(null)
  useEffect(() => setHasSound(localStorage.getItem(KEPT) !== 'off'), [])
  useEffect(() => {
    const wake = () => {
      audio.current ??= new AudioContext()
    }
    window.addEventListener('pointerdown', wake, { once: true })
    window.addEventListener('keydown', wake, { once: true })
    return () => {
      window.removeEventListener('pointerdown', wake)
      window.removeEventListener('keydown', wake)
    }
  }, [])
  // The badge of the tab: how many came while nobody looked.
  useEffect(() => {
    document.title = unseen > 0 ? `(${unseen}) ${title}` : title
  }, [unseen, title])

  const toggle = useCallback(() => {
    setHasSound(now => {
      localStorage.setItem(KEPT, now ? 'off' : 'on')
      return !now
    })
  }, [])
  const ring = useCallback(() => {
    const context = audio.current
    if (!hasSound || !context) return
    for (const [at, pitch] of [
      [0, 880],
      [0.16, 1175],
    ] as const) {
      const tone = context.createOscillator()
      const loudness = context.createGain()
      tone.frequency.value = pitch
      loudness.gain.setValueAtTime(0.12, context.currentTime + at)
      loudness.gain.exponentialRampToValueAtTime(0.001, context.currentTime + at + 0.14)
      tone.connect(loudness).connect(context.destination)
      tone.start(context.currentTime + at)
      tone.stop(context.currentTime + at + 0.15)
    }
  }, [hasSound])
  return { hasSound, toggle, ring }
}
