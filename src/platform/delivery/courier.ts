import type { Channel } from '../../shared/channel'

/** What is handed to a courier. */
export interface Message {
  /** The same for every attempt at one sending, so that whoever receives it twice can tell. */
  readonly id: string
  readonly to: string
  /** Told where the channel has a place for it. */
  readonly subject: string
  readonly text: string
  /** The same for a program, told where the channel reaches one. */
  readonly data?: unknown
}

/** Brings a message to whoever takes it over: a mail server, a gateway. */
export interface Courier {
  /**
   * Resolves once the other side has taken the message over, with the name it gave it.
   * @throws Undeliverable where another attempt would be refused as well; any other error may be tried again
   */
  send(message: Message): Promise<{ readonly receipt: string | null }>
  close(): Promise<void>
}

export type Couriers = Readonly<Partial<Record<Channel, Courier>>>

/** The other side will never take this message: no such mailbox, no such number, a text it refuses. */
export class Undeliverable extends Error {}
