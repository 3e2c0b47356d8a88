export { type NoticesPage, noticesOf } from './queries/notices-of'
