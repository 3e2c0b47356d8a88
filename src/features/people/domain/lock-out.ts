/** Failures after which a name, known or not, and an address wait. An office shares one address, so it may fail more. */
export const MOST_BY_NAME = 5
export const MOST_BY_ADDRESS = 50
const WINDOW_MS = 15 * 60_000

/** Failures that began before this moment are forgotten. */
export const forgottenBefore = (now: Date): Date => new Date(now.getTime() - WINDOW_MS)

export interface Attempts {
  /** This one included. */
  readonly byName: number
  readonly byAddress: number
}

/** Whether an attempt is refused unseen. It is counted before it is judged, so that many at once gain nothing. */
export const isLockedOut = ({ byName, byAddress }: Attempts): boolean =>
  byName > MOST_BY_NAME || byAddress > MOST_BY_ADDRESS
