export { keepingAlerts } from './domain/policies'
