export { sheetNames } from './domain/evaluation'
