export { type ApiKey, type KeyState, stateOf } from './domain/api-key'
export { managingKeys } from './domain/policies'
