export type { Callee, CallPlace, DutyCall } from './domain/callee'
export type { DutyOnMap } from './domain/duty-place'
export { keepingDuty } from './domain/policies'
export { CallLink } from './ui/call-link'
