export { keyUses } from './key-uses'
export { clientOfKey } from './queries/client-of-key'
export { keyList } from './queries/key-list'
