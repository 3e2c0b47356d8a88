import { z } from 'zod'

export const transferStates = ['waiting', 'received', 'accepted', 'done', 'returned', 'failed'] as const
export type TransferState = (typeof transferStates)[number]

const order: Readonly<Record<TransferState, number>> = {
  waiting: 0,
  failed: 0,
  received: 1,
  accepted: 2,
  done: 3,
  returned: 3,
}
export const isLast = (state: TransferState): boolean => order[state] === 3

/** Whether a state may follow: never back, and nothing after the last. */
export const mayFollow = (from: TransferState, to: TransferState): boolean => !isLast(from) && order[to] > order[from]

/** What the other side is told of a case it gave us, by where that stands. */
export function stateOfCase(status: string): TransferState {
  if (status === 'reported') return 'received'
  if (status === 'closed') return 'done'
  return status === 'rejected' || status === 'voided' ? 'returned' : 'accepted'
}

const moment = z.iso.datetime({ offset: true })
const number = z.string().trim().min(1).max(80)

export const platformInput = z.object({
  code: z.string().regex(/^[\w-]{1,40}$/),
  name: z.string().trim().min(1).max(80),
  url: z.url({ protocol: /^https?$/ }),
  /** Absent: as it was. */
  secret: z.string().min(16).max(200).optional(),
  keyId: z.string().min(1).max(64),
})

export const handOverInput = z.object({ platform: z.string(), reason: z.string().trim().min(5).max(500) })

/** A case of theirs: what it is, under which number, and by when they want it done. */
export const takeOverInput = z.object({
  number,
  dueAt: moment.optional(),
  reason: z.string().trim().max(500).default(''),
  case: z.object({
    cls: z.string().regex(/^[CE]\d{4}$/),
    text: z.string().trim().min(1).max(2000),
    address: z.string().trim().max(300).optional(),
    lng: z.number().min(-180).max(180).optional(),
    lat: z.number().min(-90).max(90).optional(),
    district: z.string().max(12).optional(),
  }),
})

/** What they say of a case of ours. */
export const receiptInput = z.object({
  state: z.enum(['received', 'accepted', 'done', 'returned']),
  number: number.optional(),
  dueAt: moment.optional(),
  text: z.string().trim().max(2000).optional(),
})
export type ReceiptInput = z.infer<typeof receiptInput>

/** What they may answer when they are told: their number, and their clock. */
export const answerSchema = receiptInput.pick({ number: true, dueAt: true })
