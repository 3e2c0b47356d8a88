export { keepingRoom, switchingMode } from './domain/policies'
export type { ShownAlert } from './domain/shown-alert'
