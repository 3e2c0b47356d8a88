export { keepingCalendar } from './domain/policies'
