export { dutyNow } from './queries/duty-now'
