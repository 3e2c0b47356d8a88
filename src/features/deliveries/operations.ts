import { jsonBody, type Operation } from '@/platform/http/operation'
import { givingReceipt, handlingDeliveries } from './domain/policies'

const tag = 'deliveries'

export const deliveryOperations: readonly Operation[] = [
  {
    method: 'get',
    path: '/deliveries',
    tag,
    may: handlingDeliveries,
    summary: 'Messages of a kind, newest first, their addresses masked',
    query: { kind: 'Such as rating-invitation' },
  },
  {
    method: 'post',
    path: '/deliveries/{id}/again',
    tag,
    may: handlingDeliveries,
    summary: 'Has a message sent once more',
  },
  {
    method: 'post',
    path: '/deliveries/receipts',
    tag,
    may: givingReceipt,
    summary: 'What the gateway of text messages says of one; signed as it is asked',
    body: jsonBody,
  },
]
