export { type DeliveryState, nextAttempt } from './domain/delivery'
export { handlingDeliveries } from './domain/policies'
