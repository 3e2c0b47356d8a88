import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export interface Received {
  readonly to: string
  readonly raw: string
  readonly messageId: string
}

export interface MailServer {
  readonly url: string
  /** What it took over, in order. */
  readonly received: Received[]
  /** What it says to the next recipients instead of taking them: an SMTP code. */
  refuseWith: number | null
  /** Called with a message that has come whole, before it is taken over. */
  beforeTaking: (message: Received) => Promise<void>
  close(): Promise<void>
}

const refusal = (code: number) =>
  Object.assign(new Error(code >= 500 ? 'no such mailbox' : 'try again'), { responseCode: code })

/** A real SMTP server on a port of its own. */
export async function startMailServer(): Promise<MailServer> {
  const state: MailServer = {
    url: '',
    received: [],
    refuseWith: null,
    beforeTaking: async () => {},
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(state.refuseWith === null ? null : refusal(state.refuseWith)),
    onData(stream, session, done) {
      let raw = ''
      stream.on('data', part => {
        raw += part
      })
      stream.on('end', () => {
        const message = {
          to: session.envelope.rcptTo.map(each => each.address).join(', '),
          raw,
          messageId: /^Message-ID: <(.+)>/im.exec(raw)?.[1] ?? '',
        }
        void state.beforeTaking(message).then(() => {
          state.received.push(message)
          done(null)
        })
      })
    },
  })
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return Object.assign(state, { url: `smtp://127.0.0.1:${port}` })
}
