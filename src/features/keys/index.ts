export type { ApiKey } from './domain/api-key'
export { managingKeys } from './domain/policies'
