export { keepOrders } from './jobs/keep-orders'
export { orderList, orderQuery } from './queries/order-list'
export { problemList, problemQuery, problemsOfProject } from './queries/problem-list'
export { unitRecords } from './queries/unit-records'
