export type { DeliveryState } from './domain/delivery'
export { handlingDeliveries } from './domain/policies'
