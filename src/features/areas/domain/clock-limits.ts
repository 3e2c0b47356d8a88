import type { PauseCaps } from '@/shared/time'

/** The clock of an order (交办单), and how far it may be moved; `workdays` are working days. */
export interface OrderClockLimits {
  /** An order is answered within so many of its issue. */
  readonly workdays: number
  /** How often it is extended (延期), and by how many working days in all. */
  readonly extensions: number
  readonly extensionWorkdays: number
  /** How often its clock is stopped (停钟), and for how many working days each time. */
  readonly suspensions: number
  readonly suspensionWorkdays: number
}

/** How far clocks may be moved: numbers of a city, `clocks` in its `city.json`. */
export interface ClockLimits {
  /** By kind of pause (correction, special, suspension) the most working days one of them stops a step's clock. */
  readonly pauseWorkdays: PauseCaps
  /** The most working days a step's limit is extended by its head's approval (行政许可法 art. 42: ten). */
  readonly stepExtensionWorkdays: number
  readonly order: OrderClockLimits
}

/** For a city that says nothing else. The caps of pauses are a city's own to set: no law names them. */
export const clocksAtFirst: ClockLimits = {
  pauseWorkdays: { correction: 30, special: 60, suspension: 60 },
  stepExtensionWorkdays: 10,
  order: { workdays: 7, extensions: 2, extensionWorkdays: 10, suspensions: 1, suspensionWorkdays: 20 },
}
