import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isSigned } from '@/platform/delivery'

export interface Gateway {
  readonly url: string
  readonly received: { id: string; to: string; text: string; key: string | undefined }[]
  /** Status it answers with; 200 takes the message over. */
  status: number
  close(): Promise<void>
}

/** What stands for the city's gateway of text messages: it takes what is signed and refuses all else. */
export async function startGateway(secret: string): Promise<Gateway> {
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    const header = (name: string) => request.headers[name]?.toString()
    const signed = { body, timestamp: header('x-chengmai-timestamp'), signature: header('x-chengmai-signature') }
    const status = isSigned(secret, signed, Date.now()) ? state.status : 401
    if (status === 200) state.received.push({ ...JSON.parse(body), key: header('idempotency-key') })
    response.writeHead(status).end(status === 200 ? 'gw-1' : 'refused')
  })
  const state: Gateway = {
    url: '',
    received: [],
    status: 200,
    close: () => new Promise(resolve => server.close(() => resolve())),
  }
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return Object.assign(state, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms` })
}
