export type { FlaggedUnit, OpenFlag, RedLamp } from './domain/flag'
export {
  BEHIND_RED,
  BEHIND_YELLOW,
  type Colour,
  FLAG_DAYS,
  type FlagRule,
  type LampRule,
  SIGNING_DAYS,
} from './domain/rules'
