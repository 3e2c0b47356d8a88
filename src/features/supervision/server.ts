export { keepOrders } from './jobs/keep-orders'
