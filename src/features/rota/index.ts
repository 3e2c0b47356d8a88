export type { DutyOnMap } from './domain/duty-place'
export { keepingDuty } from './domain/policies'
