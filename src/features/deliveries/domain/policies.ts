import { everyone, hasRole, permission } from '@/shared/auth'

/** What was sent to whom, and sending it again. */
export const handlingDeliveries = permission('delivery.handle', {
  who: actor => hasRole(actor, 'supervisor', 'administrator'),
})

/** A receipt of the gateway: its signature is the right to it. */
export const givingReceipt = everyone
