export type { ApiKey, KeyState } from './domain/api-key'
export { managingKeys } from './domain/policies'
