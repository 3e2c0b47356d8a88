/** Ways by which a message goes out to somebody. */
export const channels = ['email', 'sms', 'webhook'] as const
export type Channel = (typeof channels)[number]
