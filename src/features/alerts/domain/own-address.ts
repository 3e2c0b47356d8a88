import { z } from 'zod'
import { masked } from '@/shared/personal'

/** Ways by which a person is reached outside the program; a program's address is a post's. */
export const ownChannels = ['email', 'sms'] as const
export type OwnChannel = (typeof ownChannels)[number]

/** Where somebody is reached: an e-mail address, a mobile number. */
export const ownAddress = z.discriminatedUnion('channel', [
  z.strictObject({ channel: z.literal('email'), address: z.email().max(300) }),
  z.strictObject({ channel: z.literal('sms'), address: z.string().regex(/^1[3-9]\d{9}$/) }),
])
export type NewOwnAddress = z.infer<typeof ownAddress>

/** As a page shows it before somebody asks to see it. */
export const maskedAddress = (channel: OwnChannel, address: string): string =>
  masked(channel === 'email' ? 'mail' : 'phone', address)
