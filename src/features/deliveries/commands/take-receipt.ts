import { z } from 'zod'
import type { Sql } from '@/platform/db/client'
import { holdDelivery, saveReceipt } from '../data/outbox.queries'

export const receiptSchema = z.object({
  /** The id that was sent: the delivery's and the number of its sending. */
  id: z.string().regex(/^[0-9a-f-]{36}\.\d{1,6}$/),
  state: z.enum(['delivered', 'failed']),
  detail: z.string().max(300).optional(),
})

/** Takes what a gateway says of a message. One of an earlier sending, or of a message it never took, changes nothing. */
export async function takeReceipt(sql: Sql, receipt: z.infer<typeof receiptSchema>, at: Date): Promise<boolean> {
  const [id = '', turn] = receipt.id.split('.')
  return (await sql.begin(async tx => {
    const held = await holdDelivery(tx, id)
    if (held?.channel !== 'sms' || held.turn !== Number(turn)) return false
    if (held.state !== 'sent' && held.state !== 'delivered') return false
    const error = receipt.state === 'failed' ? (receipt.detail ?? 'the gateway says so') : null
    await saveReceipt(tx, held.id, { state: receipt.state, at, error })
    return true
  })) as boolean
}
