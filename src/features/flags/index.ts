export { type CountedDay, workingDays } from './domain/counted-days'
export { type DayStretch, dayStretches } from './domain/day-stretches'
export type { FlaggedUnit, OpenFlag, RedLamp } from './domain/flag'
export { acknowledgingLamps, publishingRules } from './domain/policies'
export {
  type FlagRule,
  flagRules,
  type LampRule,
  orderColour,
  packOf,
  type RulePack,
  subjectOf,
  type ToldPost,
  toldPosts,
} from './domain/rule-pack'
export type { Colour } from './domain/rules'
export { shownTrace } from './domain/shown-trace'
