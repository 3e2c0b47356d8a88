import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createApi } from '@/api/app'
import { fixedClock } from '@/platform/clock'
import { openCouriers, signatureOf } from '@/platform/delivery'
import { forget } from '@/platform/singleton'
import type { Role } from '@/shared/auth'
import { testDatabase } from '@/testing/database'
import { queueMessage } from './commands/queue-message'
import { sendAgain } from './commands/send-again'
import { sendNext } from './commands/send-due'
import { forgetRecipients } from './data/outbox.queries'
import { deliveryList } from './queries/delivery-list'
import { type Gateway, startGateway } from './testing/gateway'
import { testKind } from './testing/kind'
import { type MailServer, startMailServer } from './testing/mail-server'

const database = testDatabase()
const secret = 'the secret of the gateway'
const T0 = new Date('2026-11-02T02:00:00Z')
let mail: MailServer
let gateway: Gateway

const person = (role: Role) => ({
  kind: 'person' as const,
  id: role,
  name: role,
  roles: [role],
  unit: null,
  post: null,
  area: null,
  session: role,
})
const supervisor = person('supervisor')
const asking = (actor = supervisor, at: Date | string = T0) => ({
  actor,
  clock: fixedClock(at),
  requestId: 'test',
  from: null,
})

beforeAll(async () => {
  mail = await startMailServer()
  gateway = await startGateway(secret)
  Object.assign(process.env, {
    SMTP_URL: mail.url,
    MAIL_FROM: '示范市 <no-reply@city.example>',
    SMS_GATEWAY_URL: gateway.url,
    SMS_GATEWAY_SECRET: secret,
  })
  forget('config')
})
afterAll(async () => {
  for (const name of ['SMTP_URL', 'MAIL_FROM', 'SMS_GATEWAY_URL', 'SMS_GATEWAY_SECRET']) delete process.env[name]
  forget('config')
  await mail.close()
  await gateway.close()
})
beforeEach(async () => {
  await database.sql`truncate delivery`
  mail.received.length = 0
  gateway.received.length = 0
  Object.assign(mail, { refuseWith: null, beforeTaking: async () => {} })
  gateway.status = 200
})

const queue = (key: string, more: { email?: string | null; phone?: string | null; payload?: object } = {}) =>
  database.sql.begin(tx =>
    queueMessage(tx, {
      kind: 'test',
      key,
      about: `关于 ${key}`,
      contact: { email: 'front.office@builder.example', phone: null, ...more },
      payload: { ...more.payload },
      at: T0,
    }),
  )
async function sendAll(at: Date = T0): Promise<number> {
  const couriers = openCouriers()
  let sent = 0
  while (await sendNext({ sql: database.sql, couriers, kinds: [testKind], at })) sent++
  await Promise.all(Object.values(couriers).map(each => each?.close()))
  return sent
}
const only = async () => {
  const [row] = await database.sql`select id, state, attempts, turn, next_at, error, receipt, recipient from delivery`
  return row ?? {}
}

describe('an e-mail', () => {
  it('goes through a real SMTP server, once for its key, and says so', async () => {
    await queue('one', { payload: { words: '幸福里项目' } })
    await queue('one')
    expect(await sendAll()).toBe(1)
    const [message] = mail.received
    expect(mail.received).toHaveLength(1)
    expect(message?.to).toBe('front.office@builder.example')
    expect(message?.raw).toContain('no-reply@city.example')
    const { id, ...row } = await only()
    expect(message?.messageId).toBe(`${id}.1@city.example`)
    expect(row).toMatchObject({ state: 'sent', attempts: 1, error: null })
    expect(await sendAll()).toBe(0)
  })

  it('that is not taken now is tried again, later and later, and given up at last', async () => {
    await queue('slow')
    mail.refuseWith = 451
    const waits: number[] = []
    let at = T0
    for (let attempt = 1; attempt <= 12; attempt++) {
      expect(await sendAll(at)).toBe(1)
      const { next_at: next } = (await only()) as { next_at: Date }
      waits.push((next.getTime() - at.getTime()) / 60_000)
      at = next
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 240, 240, 240, 0])
    expect(await only()).toMatchObject({ state: 'failed', attempts: 12 })
    mail.refuseWith = null
    await sendAgain(database.sql, asking(), String((await only()).id))
    expect(await sendAll(at)).toBe(1)
    expect(await only()).toMatchObject({ state: 'sent', turn: 2, error: null })
    expect(mail.received[0]?.messageId).toMatch(/\.2@/)
  })

  it('to a mailbox that is not there is not tried again', async () => {
    await queue('nobody')
    mail.refuseWith = 550
    await sendAll()
    expect(await only()).toMatchObject({ state: 'failed', attempts: 1 })
    expect((await only()).error).toContain('no such mailbox')
  })

  it('that nobody wants any more is not sent', async () => {
    await queue('used', { payload: { unwanted: true } })
    await sendAll()
    expect(await only()).toMatchObject({ state: 'dropped', attempts: 0 })
    expect(mail.received).toEqual([])
  })

  it('holds one recipient, whatever stands in an address', async () => {
    for (const email of ['a@b.example, c@d.example', 'a@b.example>\r\nBcc: c@d.example', 'a b@c.example'])
      expect(await queue(email, { email })).toBeNull()
  })
})

describe('workers', () => {
  it('two at once send each message once', async () => {
    for (let n = 0; n < 20; n++) await queue(`m-${n}`)
    const sent = await Promise.all([sendAll(), sendAll()])
    expect(sent[0] + sent[1]).toBe(20)
    expect(Math.min(...sent)).toBeGreaterThan(0)
    expect(new Set(mail.received.map(each => each.messageId)).size).toBe(20)
    expect(mail.received).toHaveLength(20)
  })

  const worker = () =>
    spawn(process.execPath, ['--import', 'tsx', 'src/features/deliveries/testing/send-all.ts'], {
      env: { ...process.env, DATABASE_URL: database.url },
      stdio: 'ignore',
    })

  it('one that is killed before the server took the message over leaves it to the next, who sends it once', async () => {
    await queue('killed')
    mail.refuseWith = null
    const child = worker()
    let hasCome = () => {}
    const came = new Promise<void>(resolve => {
      hasCome = resolve
    })
    // the message has come whole, and the server has not said yes: it hears that the line is dead, and forgets it
    mail.beforeTaking = async () => {
      hasCome()
      await new Promise(() => {})
    }
    await came
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await only()).toMatchObject({ state: 'waiting', attempts: 0 })
    mail.beforeTaking = async () => {}
    await expect.poll(() => sendAll(), { timeout: 10_000 }).toBe(1)
    expect(mail.received).toHaveLength(1)
    expect(await only()).toMatchObject({ state: 'sent', attempts: 1 })
  }, 60_000)

  it('one that is killed between the server’s word and its own sends twice, under one Message-ID', async () => {
    await queue('unheard')
    const child = worker()
    const ended = once(child, 'exit')
    const copies: string[] = []
    mail.beforeTaking = async ({ messageId }) => {
      copies.push(messageId)
      if (copies.length === 1) {
        child.kill('SIGKILL')
        await ended
      }
    }
    await expect.poll(() => copies.length, { timeout: 30_000 }).toBe(1)
    await ended
    await expect.poll(() => sendAll(), { timeout: 10_000 }).toBe(1)
    expect(copies).toHaveLength(2)
    expect(new Set(copies).size).toBe(1)
  }, 60_000)
})

describe('a text message', () => {
  const phone = '+86 139-0000-1234'
  const receipt = async (body: object, sign = true) => {
    const text = JSON.stringify(body)
    const api = createApi({ ready: async () => ({ ok: true, detail: {} }) })
    return api.request('/api/v1/deliveries/receipts', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...signatureOf(sign ? secret : 'another secret entirely', text, Date.now()),
      },
      body: text,
    })
  }

  it('is posted signed to the gateway, which tells of it later', async () => {
    await queue('sms', { email: null, phone })
    await sendAll()
    const { id } = await only()
    expect(gateway.received).toEqual([
      { id: `${id}.1`, key: `${id}.1`, to: '13900001234', text: expect.stringContaining('您好') },
    ])
    expect(await only()).toMatchObject({ state: 'sent', receipt: 'gw-1' })

    expect((await receipt({ id: `${id}.1`, state: 'delivered' }, false)).status).toBe(401)
    expect(await (await receipt({ id: `${id}.2`, state: 'failed' })).json()).toEqual({ known: false })
    expect((await only()).state).toBe('sent')
    expect(await (await receipt({ id: `${id}.1`, state: 'delivered' })).json()).toEqual({ known: true })
    expect((await only()).state).toBe('delivered')
    await receipt({ id: `${id}.1`, state: 'failed', detail: '空号' })
    expect(await only()).toMatchObject({ state: 'failed', error: '空号' })
  })

  it('is tried again when the gateway is full, and not when it says no', async () => {
    await queue('full', { email: null, phone })
    gateway.status = 429
    await sendAll()
    expect(await only()).toMatchObject({ state: 'waiting', attempts: 1 })
    gateway.status = 403
    await sendAll(new Date(T0.getTime() + 60_000))
    expect(await only()).toMatchObject({ state: 'failed', attempts: 2 })
  })

  it('goes to no landline', async () => {
    expect(await queue('landline', { email: null, phone: '028-0000 2000' })).toBeNull()
  })
})

describe('the list', () => {
  it('masks addresses, forgets them in time, and is for those who answer for it', async () => {
    await queue('list')
    mail.refuseWith = 550
    await sendAll()
    const { items, open, counts } = await deliveryList(database.sql, supervisor, 'test')
    expect(open).toEqual({ email: true, sms: true, webhook: false })
    expect(counts.failed).toBe(1)
    expect(items[0]).toMatchObject({ recipient: 'f***@***', state: 'failed', isSendable: true })
    expect(JSON.stringify(items)).not.toContain('front.office')
    await expect(deliveryList(database.sql, person('approver'), 'test')).rejects.toMatchObject({ status: 403 })
    const id = items[0]?.id ?? ''
    await expect(sendAgain(database.sql, asking(person('approver')), id)).rejects.toMatchObject({ status: 403 })

    await forgetRecipients(database.sql, new Date(T0.getTime() + 1))
    expect((await only()).recipient).toBe('')
    await expect(sendAgain(database.sql, asking(), id)).rejects.toMatchObject({ code: 'address-forgotten' })
  })

  it('says where a channel has nothing to go out by; its messages wait', async () => {
    const { SMTP_URL, MAIL_FROM } = process.env
    delete process.env.SMTP_URL
    delete process.env.MAIL_FROM
    forget('config')
    try {
      expect(await queue('waits')).toMatchObject({ channel: 'email' })
      expect(await sendAll()).toBe(0)
      expect((await deliveryList(database.sql, supervisor, 'test')).open).toEqual({
        email: false,
        sms: true,
        webhook: false,
      })
      expect(await queue('other way', { phone: '13900001234' })).toMatchObject({ channel: 'sms' })
    } finally {
      Object.assign(process.env, { SMTP_URL, MAIL_FROM })
      forget('config')
    }
    expect(await sendAll()).toBe(2)
  })
})
