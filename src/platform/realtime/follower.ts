import type { LoggedEvent } from '../events'

/** What goes over the wire: the event, with the most specific topic its receiver follows. */
export interface Delivery {
  readonly seq: number
  readonly at: string
  readonly topic: string
  readonly type: string
  readonly subject: string
  readonly data: Readonly<Record<string, unknown>>
}

/** The most specific topic of an event that a follower asked for, `undefined` when it asked for none of them. */
export const followedTopic = (event: LoggedEvent, followed: ReadonlySet<string>): string | undefined =>
  event.topics.find(topic => followed.has(topic))

export const toDelivery = (event: LoggedEvent, topic: string): Delivery => ({
  seq: event.seq,
  at: event.at.toISOString(),
  topic,
  type: event.type,
  subject: event.subject,
  data: event.data,
})
