export type { LoggedEvent, NewEvent } from './event'
export { isTopic } from './topics'
