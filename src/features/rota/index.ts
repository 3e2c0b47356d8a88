export { keepingDuty } from './domain/policies'
