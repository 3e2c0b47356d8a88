import { type RefObject, useEffect, useRef, useState } from 'react'

interface Made {
  readonly destroy: () => void
}

/**
 * A map whose engine comes after the page and without which the page works: made once its two elements are there, and
 * anew when one of `anew` changes. `map.current` is null until `state` is ready.
 */
export function useMadeMap<M extends Made>(
  make: (place: { readonly container: HTMLElement; readonly labels: HTMLElement }) => Promise<M>,
  anew: readonly unknown[],
) {
  const box = useRef<HTMLDivElement>(null)
  const names = useRef<HTMLDivElement>(null)
  const map: RefObject<M | null> = useRef<M | null>(null)
  const [state, setState] = useState<'loading' | 'ready' | 'broken'>('loading')
  useEffect(
    () => {
      const [container, labels] = [box.current, names.current]
      if (!container || !labels) return
      let isGone = false
      make({ container, labels })
        .then(made => {
          if (isGone) return made.destroy()
          map.current = made
          setState('ready')
        })
        .catch((error: unknown) => {
          console.error(error)
          if (!isGone) setState('broken')
        })
      return () => {
        isGone = true
        map.current?.destroy()
        map.current = null
      }
    },
    // biome-ignore lint/correctness/useExhaustiveDependencies: the caller says what a map is made anew for
    anew,
  )
  return { box, names, map, state }
}
