export { switchingMode } from './domain/policies'
