export { type Ending, isEnding } from './domain/session'
