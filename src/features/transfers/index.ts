export { keepingPlatforms } from './domain/policies'
