/** Ways by which a message goes out to somebody. */
export const channels = ['email', 'sms'] as const
export type Channel = (typeof channels)[number]
