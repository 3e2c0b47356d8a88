export { managingPeople } from './domain/policies'
export { type Ending, isEnding } from './domain/session'
