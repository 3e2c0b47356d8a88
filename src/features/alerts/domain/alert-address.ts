import { z } from 'zod'
import { channels } from '@/shared/channel'
import { type ToldPost, toldPosts } from '../../flags'

/** Posts that hear of their own unit only. */
const unitPosts: readonly ToldPost[] = ['assistant', 'approver']

const reaches = {
  email: z.email(),
  sms: z.string().regex(/^1[3-9]\d{9}$/),
  webhook: z.url({ protocol: /^https?$/ }),
} as const

/** Where a post hears, of which unit, and how often at most of one subject. */
export const alertAddress = z
  .strictObject({
    channel: z.enum(channels),
    address: z.string().trim().max(300),
    post: z.enum(toldPosts),
    unit: z.string().max(60).nullable().default(null),
    /** Minutes between two digests of one subject. */
    everyMinutes: z.number().int().min(5).max(10_080).default(240),
  })
  .refine(each => reaches[each.channel].safeParse(each.address).success, {
    path: ['address'],
    message: 'is no address of this channel',
  })
  .refine(each => each.unit !== null || !unitPosts.includes(each.post), {
    path: ['unit'],
    message: 'is needed: this post hears of its own unit',
  })
export type NewAlertAddress = z.infer<typeof alertAddress>
