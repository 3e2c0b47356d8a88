export { planningCensus, surveying } from './domain/policies'
