export { keepTransfers } from './jobs/keep-transfers'
export { platformList } from './queries/platform-list'
export { transfersOf } from './queries/transfers-of'
