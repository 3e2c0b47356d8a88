import { type Clock, systemClock } from './clock'
import { config } from './config'
import { singleton } from './singleton'

/** The process's clock; in the demo it may run ahead of the world's. */
export const clock = (): Clock => singleton('clock', () => systemClock(config().clockOffsetMs))
