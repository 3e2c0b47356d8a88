export { keepingRoom, switchingMode } from './domain/policies'
export { isObjectiveOverdue, objectivesInOrder } from './domain/room/objective'
export type { ShownAlert } from './domain/shown-alert'
