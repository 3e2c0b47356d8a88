/** What may move on a wall, the most urgent first. Only one thing moves at a time. */
const order = ['red', 'orange', 'yellow', 'camera', 'arrival', 'rotation'] as const
export type EffectKind = (typeof order)[number]

export interface Effect {
  readonly kind: EffectKind
  /** Milliseconds. */
  readonly lasts: number
  readonly start: () => void
  readonly end?: () => void
}

export interface Arbiter {
  readonly request: (effect: Effect) => void
  readonly moving: () => EffectKind | null
  readonly stop: () => void
}

/** Effects wait no longer than this many behind one another; the least urgent are dropped, never the urgent ones. */
const WAITING = 24

/**
 * Queues effects so that one mover has the eye: red before orange before yellow before rotation, first come
 * first served within a kind. A rotation that cannot start at once is dropped: its next turn comes anyway.
 */
export function createArbiter(
  later: (run: () => void, ms: number) => unknown = setTimeout,
  cancel: (timer: unknown) => void = timer => clearTimeout(timer as ReturnType<typeof setTimeout>),
): Arbiter {
  let waiting: Effect[] = []
  let current: Effect | null = null
  let timer: unknown

  const next = () => {
    current = waiting.shift() ?? null
    if (!current) return
    const running = current
    running.start()
    timer = later(() => {
      running.end?.()
      next()
    }, running.lasts)
  }

  return {
    request(effect) {
      if (current && effect.kind === 'rotation') return
      const rank = order.indexOf(effect.kind)
      const place = waiting.findIndex(other => order.indexOf(other.kind) > rank)
      waiting = place < 0 ? [...waiting, effect] : waiting.toSpliced(place, 0, effect)
      waiting = waiting.slice(0, WAITING)
      if (!current) next()
    },
    moving: () => current?.kind ?? null,
    stop() {
      cancel(timer)
      waiting = []
      current = null
    },
  }
}
