export { queueMessage } from './commands/queue-message'
export { type MessageKind, sendNext } from './commands/send-due'
export { keepSending } from './jobs/keep-sending'
export { type DeliveryList, type DeliveryRow, deliveryList } from './queries/delivery-list'
