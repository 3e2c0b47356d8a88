export { keyUses } from './key-uses'
export { clientById, clientOfKey } from './queries/client-of-key'
export { keyList } from './queries/key-list'
