export { type CountedDay, workingDays } from './domain/counted-days'
export { type DayStretch, dayStretches } from './domain/day-stretches'
export type { FlaggedUnit, OpenFlag, RedLamp } from './domain/flag'
export { acknowledgingLamps } from './domain/policies'
export {
  BEHIND_RED,
  BEHIND_YELLOW,
  type Colour,
  FLAG_DAYS,
  type FlagRule,
  type LampRule,
  SIGNING_DAYS,
} from './domain/rules'
