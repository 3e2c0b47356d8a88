/** Remembers a ring until somebody waits for it. */
export interface Doorbell {
  readonly ring: () => void
  /** Until the next ring, at most so long; at once if it rang since the last time. */
  rung(milliseconds: number): Promise<void>
}

export function doorbell(): Doorbell {
  let isRung = false
  let wake = () => {}
  return {
    ring: () => {
      isRung = true
      wake()
    },
    rung: async milliseconds => {
      if (!isRung) {
        await new Promise<void>(resolve => {
          const timer = setTimeout(resolve, milliseconds)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      isRung = false
    },
  }
}
