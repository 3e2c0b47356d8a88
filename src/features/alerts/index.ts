export { keepingAlerts, reachingOneself } from './domain/policies'
