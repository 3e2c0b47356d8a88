export { keepTransfers } from './jobs/keep-transfers'
export { transfersOf } from './queries/transfers-of'
