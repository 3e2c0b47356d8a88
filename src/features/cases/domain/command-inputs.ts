import { z } from 'zod'
import { callOutcomes, callWays } from './call'
import type { CaseCommand } from './transitions'

const words = z.string().trim().min(1).max(2000)
/** A reason is read by whoever must live with it: five characters at least. */
const reason = z.string().trim().min(5).max(500)
const moment = z.iso.datetime({ offset: true })
const code = z.string().min(1).max(64)
/** Ten weeks of working hours. */
const MOST_ANSWER_HOURS = 400
const photo = z.object({
  url: z.string().regex(/^\/api\/v1\/photos\/[\w-]+$/),
  kind: z.enum(['found', 'before', 'after']),
  at: moment.optional(),
  lng: z.number().optional(),
  lat: z.number().optional(),
})
const photos = z.array(photo).max(9).optional()

export const conditions = [
  'out',
  'missing',
  'damaged',
  'loose',
  'leaning',
  'settlement',
  'blocked',
  'overflow',
  'dirty',
  'exposed',
  'other',
] as const

export const foundByKinds = ['patrol', 'public', 'hotline', 'video', 'sensor', 'leader', 'transfer', 'other'] as const

/** What opens a case. Either a point or a district says where. */
export const registerInput = z
  .object({
    cls: z.string().regex(/^[CE]\d{4}$/),
    foundBy: z.enum(foundByKinds),
    text: words,
    address: z.string().trim().max(300).optional(),
    lng: z.number().min(-180).max(180).optional(),
    lat: z.number().min(-90).max(90).optional(),
    district: code.optional(),
    severity: z.literal([1, 2, 3]).optional(),
    assetCode: code.optional(),
    reporterName: z.string().trim().max(60).optional(),
    reporterPhone: z.string().trim().max(30).optional(),
    photos,
    commandId: z.uuid().optional(),
  })
  .refine(each => each.district !== undefined || (each.lng !== undefined && each.lat !== undefined), {
    message: 'a point (lng, lat) or a district says where',
    path: ['district'],
  })
export type RegisterInput = z.infer<typeof registerInput>

const split = z.object({ cls: z.string().regex(/^[CE]\d{4}$/), text: words, unit: code.optional() })

/** What each command is told, beside which version it was meant for. */
export const commandInputs = {
  register: z.object({}),
  verify: z.object({
    stage: z.enum(['request', 'done']),
    confirmed: z.boolean().optional(),
    text: words.optional(),
    photos,
  }),
  file: z.object({
    cls: z
      .string()
      .regex(/^[CE]\d{4}$/)
      .optional(),
    severity: z.literal([1, 2, 3]),
    condition: z.enum(conditions),
    text: words.optional(),
  }),
  reject: z.object({ reason }),
  dispatch: z.object({
    unit: code.optional(),
    assignee: code.optional(),
    reason: reason.optional(),
    text: words.optional(),
  }),
  accept: z.object({ text: words.optional() }),
  return: z.object({ reason }),
  handle: z.object({ text: words.optional(), photos }),
  check: z.object({ result: z.enum(['pass', 'fail']), text: words.optional(), reason: reason.optional(), photos }),
  close: z.object({ text: words.optional() }),
  reopen: z.object({ reason }),
  extend: z.object({ until: moment, reason }),
  suspend: z.object({ until: moment, reason }),
  resume: z.object({ text: words.optional() }),
  escalate: z.object({ reason }),
  claim: z.object({ mine: z.boolean(), reason }),
  rule: z.object({ unit: code, reason, propose: z.boolean().default(true) }),
  merge: z.object({ into: z.uuid(), reason: reason.optional() }),
  split: z.object({ into: z.array(split).min(1).max(5), reason }),
  void: z.object({ reason }),
  note: z.object({ text: words, photos }),
  appeal: z.object({ outcome: z.enum(['pending', 'approved', 'rejected']), reason }),
  supervise: z.object({ text: words, hours: z.number().int().min(1).max(MOST_ANSWER_HOURS) }),
  answer: z.object({ text: words, photos }),
  call: z.object({
    to: z.object({ kind: z.enum(['unit', 'post']), code }),
    way: z.enum(callWays).default('telephone'),
    outcome: z.enum(callOutcomes).optional(),
    of: z.uuid().optional(),
    text: words.optional(),
  }),
  review: z.object({ verdict: z.enum(['accepted', 'returned']), reason: reason.optional() }),
  remind: z.object({}),
} as const satisfies Record<CaseCommand, z.ZodType>

export type CommandInput<C extends CaseCommand = CaseCommand> = {
  [K in C]: { readonly command: K } & z.infer<(typeof commandInputs)[K]>
}[C]

/** Beside the input: which version the officer saw, and a number of theirs that makes a repeat harmless. */
export const envelope = z.object({ expectedVersion: z.number().int(), commandId: z.uuid() })
