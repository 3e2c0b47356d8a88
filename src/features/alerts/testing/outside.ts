import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Couriers, isSigned, openCouriers } from '@/platform/delivery'
import { forget } from '@/platform/singleton'
import { type MailServer, startMailServer } from '../../deliveries/testing/mail-server'

const secret = 'a secret of more than sixteen'

export interface Hook {
  readonly body: {
    readonly id: string
    readonly data: {
      readonly rule: string
      readonly count: number
      readonly events: readonly { readonly type: string; readonly data: Readonly<Record<string, unknown>> }[]
    }
  }
  readonly raw: string
  readonly key: string | undefined
}

/** What stands outside: a mail server, and a program of somebody else's. */
export interface Outside {
  readonly mail: MailServer
  readonly couriers: Couriers
  readonly hookUrl: string
  /** What the program took over, in order. */
  readonly hooked: Hook[]
  /** What it answers to what is signed and fresh; all else it refuses. */
  status: number
  close(): Promise<void>
}

/** Starts both on ports of their own and names them to the couriers. */
export async function startOutside(): Promise<Outside> {
  const mail = await startMailServer()
  const hooked: Hook[] = []
  const hook = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    const header = (name: string) => request.headers[name]?.toString()
    const signed = { body, timestamp: header('x-chengmai-timestamp'), signature: header('x-chengmai-signature') }
    const answer = isSigned(secret, signed, Date.now()) ? outside.status : 401
    if (answer === 200) hooked.push({ body: JSON.parse(body), raw: body, key: header('idempotency-key') })
    response.writeHead(answer).end('')
  })
  hook.listen(0, '127.0.0.1')
  await once(hook, 'listening')
  const hookUrl = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/flags`
  const environment = {
    SMTP_URL: mail.url,
    MAIL_FROM: 'City <no-reply@city.example>',
    WEBHOOK_SECRET: secret,
    WEBHOOK_HOSTS: new URL(hookUrl).host,
  }
  Object.assign(process.env, environment)
  forget('config')
  const couriers = openCouriers()
  const outside: Outside = {
    mail,
    couriers,
    hookUrl,
    hooked,
    status: 200,
    async close() {
      for (const name of Object.keys(environment)) delete process.env[name]
      forget('config')
      await Promise.all(Object.values(couriers).map(each => each?.close()))
      await mail.close()
      await new Promise(resolve => hook.close(resolve))
    },
  }
  return outside
}

/** The body of an e-mail, quoted-printable or base64. */
export function wordsOf(raw: string): string {
  const body = raw.split('\r\n\r\n').slice(1).join('\r\n\r\n')
  if (/encoding: base64/i.test(raw)) return Buffer.from(body, 'base64').toString().replaceAll('\r\n', '\n')
  const bytes = body
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString().replaceAll('\r\n', '\n')
}
