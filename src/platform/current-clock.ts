import { type Clock, movableClock, systemClock } from './clock'
import { config } from './config'
import { singleton } from './singleton'

/** The process's clock; in the demo it may run ahead of the world's, and be moved further. */
export const clock = (): Clock =>
  singleton('clock', () => (config().demo ? movableClock(config().clockOffsetMs) : systemClock()))
