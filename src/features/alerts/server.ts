export { digestMessage } from './commands/digest-message'
export { DIGEST } from './commands/tell-addresses'
export { alertAddresses } from './data/alert.queries'
export { keepAlerts } from './jobs/keep-alerts'
