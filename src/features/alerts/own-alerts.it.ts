import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '@/platform/clock'
import type { CommandContext } from '@/platform/command/context'
import { type Couriers, openCouriers } from '@/platform/delivery'
import { appendEvents } from '@/platform/events/data/append-events'
import { forget } from '@/platform/singleton'
import type { Person, Role } from '@/shared/auth'
import { testDatabase } from '@/testing/database'
import { currentCity } from '../areas/server'
import { sendNext } from '../deliveries/server'
import { type MailServer, startMailServer } from '../deliveries/testing/mail-server'
import { keepWish, noticesOf, type Wish } from '../notices/server'
import { digestMessage } from './commands/digest-message'
import { endOwnAddress, keepOwnAddress, showOwnAddress } from './commands/keep-own-address'
import { tellAddresses } from './commands/tell-addresses'
import { alertAddresses } from './data/alert.queries'
import { ownAddress } from './domain/own-address'
import { ownAlerts } from './queries/own-alerts'

const database = testDatabase()
const start = Date.parse('2026-11-23T02:00:00Z')
const at = (minutes: number) => new Date(start + minutes * 60_000)
let mail: MailServer
let couriers: Couriers

const somebody = (id: string, role: Role, unit: string | null): Person => ({
  kind: 'person',
  id,
  name: id,
  roles: [role],
  unit,
  post: null,
  area: null,
  session: 's',
})
const fire = somebody('of-fire', 'approver', 'U-FIRE')
const watching = somebody('watching', 'supervisor', null)
const as = (actor: Person, minutes = 0): CommandContext => ({
  actor,
  clock: fixedClock(at(minutes).toISOString()),
  requestId: 'test',
  from: null,
})
const wish = (person: Person, rule: Wish['rule'], channel: Wish['channel'], pace: Wish['pace']) =>
  keepWish(database.sql, as(person), { rule, channel, pace })
const raise = (name: string, unit: string, rule: string, minutes: number) =>
  database.sql.begin(tx =>
    appendEvents(tx, [
      {
        at: at(minutes),
        topics: [`unit:${unit}`, 'wall'],
        type: 'flag.raised',
        subject: `flag:step:${name}`,
        data: { id: name, subject: 'step', colour: 'red', before: null, rule, name, item: null, unit },
        actor: 'system',
      },
    ]),
  )
/** Tells and sends all that is due; whom by e-mail. */
async function send(minutes: number): Promise<string[]> {
  await tellAddresses(database.sql, at(minutes))
  const kinds = [digestMessage(currentCity(), 'https://city.example')]
  const before = mail.received.length
  while (await sendNext({ sql: database.sql, couriers, kinds, at: at(minutes) }));
  return mail.received.slice(before).map(each => each.to)
}

beforeAll(async () => {
  mail = await startMailServer()
  Object.assign(process.env, { SMTP_URL: mail.url, MAIL_FROM: 'City <no-reply@city.example>' })
  forget('config')
  couriers = openCouriers()
  for (const { id, roles, unit } of [fire, watching])
    await database.sql`
      insert into person (id, name, email, username, created_at, updated_at, roles, unit)
      values (${id}, ${id}, ${`${id}@people.invalid`}, ${id}, ${at(0)}, ${at(0)}, ${roles as string[]}, ${unit})`
  await send(0)
})
afterAll(async () => {
  for (const name of ['SMTP_URL', 'MAIL_FROM']) delete process.env[name]
  forget('config')
  await Promise.all(Object.values(couriers).map(each => each?.close()))
  await mail.close()
})

describe('a person chooses how each rule reaches them', () => {
  it('by no way outside the program until they say so; then at once, or in one digest an hour or a day', async () => {
    await keepOwnAddress(database.sql, as(fire), { channel: 'email', address: 'zhang@city.example' })
    await keepOwnAddress(database.sql, as(watching), { channel: 'email', address: 'li@city.example' })
    await raise('一', 'U-FIRE', 'late-step', 1)
    expect(await send(1)).toEqual([])
    await wish(fire, 'late-step', 'email', 'now')
    await wish(watching, 'ninety-days', 'email', 'hourly')
    await wish(watching, 'unsettled-problem', 'email', 'daily')
    for (const n of [2, 3]) {
      await raise(`急${n}`, 'U-FIRE', 'late-step', n)
      expect(await send(n)).toEqual(['zhang@city.example'])
    }
    // another unit's is not this person's, and what a rule tells other posts reaches nobody else
    await raise('别家', 'U-WATER', 'late-step', 4)
    expect(await send(4)).toEqual([])
    await raise('时一', 'U-WATER', 'ninety-days', 5)
    await raise('日一', 'U-WATER', 'unsettled-problem', 5)
    expect(await send(5)).toEqual(['li@city.example', 'li@city.example'])
    await raise('时二', 'U-WATER', 'ninety-days', 6)
    await raise('时三', 'U-WATER', 'ninety-days', 7)
    await raise('日二', 'U-WATER', 'unsettled-problem', 7)
    expect(await send(60)).toEqual([])
    expect(await send(65)).toEqual(['li@city.example'])
    expect(await send(1444)).toEqual([])
    expect(await send(1445)).toEqual(['li@city.example'])
  })

  it('within their right: a rule that tells none of their posts is refused, and one that no longer does falls silent', async () => {
    await expect(wish(fire, 'no-change', 'email', 'now')).rejects.toMatchObject({ status: 422, code: 'not-told' })
    expect((await ownAlerts(database.sql, fire, at(0))).rules.map(each => each.rule)).not.toContain('no-change')
    await raise('调岗前', 'U-FIRE', 'late-step', 2000)
    await database.sql`update person set unit = 'U-WATER' where id = ${fire.id}`
    expect(await send(2001)).toEqual([])
    await database.sql`update person set unit = 'U-FIRE', disabled_at = ${at(2002)} where id = ${fire.id}`
    await raise('停用后', 'U-FIRE', 'late-step', 2003)
    expect(await send(2003)).toEqual([])
    await database.sql`update person set disabled_at = null where id = ${fire.id}`
  })

  it('what waits for a digest is dropped where it is no longer wished', async () => {
    await wish(fire, 'late-step', 'email', 'hourly')
    await raise('甲', 'U-FIRE', 'late-step', 3000)
    expect(await send(3000)).toEqual(['zhang@city.example'])
    await raise('乙', 'U-FIRE', 'late-step', 3001)
    expect(await send(3001)).toEqual([])
    await wish(fire, 'late-step', 'email', 'off')
    expect(await send(3100)).toEqual([])
    await wish(fire, 'late-step', 'email', 'now')
    expect(await send(3101)).toEqual([])
  })

  it('silences the bell by rule, for themselves alone', async () => {
    const rung = async (person: Person) => {
      const page = await noticesOf(database.sql, person, at(3200))
      return page.items.filter(each => each.type === 'flag.raised').length
    }
    const before = await rung(watching)
    expect(await rung(fire)).toBeGreaterThan(2)
    await wish(fire, 'late-step', 'bell', 'off')
    expect(await rung(fire)).toBe(0)
    expect(await rung(watching)).toBe(before)
    await wish(fire, 'late-step', 'bell', 'now')
    expect(await rung(fire)).toBeGreaterThan(2)
  })
})

describe('the own address', () => {
  it('is masked until its owner asks, each look in the audit, which never holds it; posts’ lists do not name it', async () => {
    const shown = async () => (await ownAlerts(database.sql, fire, at(0))).addresses
    expect(await shown()).toEqual([{ channel: 'email', shown: 'z***@***' }])
    expect(await showOwnAddress(database.sql, as(fire), 'email')).toBe('zhang@city.example')
    await keepOwnAddress(database.sql, as(fire), { channel: 'email', address: 'wang@city.example' })
    expect(await shown()).toEqual([{ channel: 'email', shown: 'w***@***' }])
    await endOwnAddress(database.sql, as(fire), 'email')
    expect(await shown()).toEqual([])
    await expect(showOwnAddress(database.sql, as(fire), 'email')).rejects.toMatchObject({ code: 'unknown-address' })
    const audit = await database.sql<{ action: string; actor: string }[]>`
      select action, actor, before, after from audit_entry where subject like 'alert:%' order by seq`
    const own = audit.filter(each => each.actor.includes(fire.id)).map(each => each.action)
    expect(own).toEqual(['alert.own', 'personal.unmask', 'alert.own', 'alert.own-end'])
    expect(JSON.stringify(audit)).not.toContain('city.example')
    expect(await alertAddresses(database.sql)).toEqual([])
  })

  it('is of a kind its channel reaches, and one a channel, whichever of two windows is faster', async () => {
    const wrong = (given: Record<string, unknown>) => ownAddress.safeParse(given).success
    expect(wrong({ channel: 'email', address: '13800138000' })).toBe(false)
    expect(wrong({ channel: 'sms', address: 'a@city.example' })).toBe(false)
    expect(wrong({ channel: 'webhook', address: 'https://x.example' })).toBe(false)
    const keep = (address: string) => keepOwnAddress(database.sql, as(fire), { channel: 'sms', address })
    await Promise.all([keep('13800138000'), keep('13800138001'), keep('13800138002')])
    const { addresses } = await ownAlerts(database.sql, fire, at(0))
    expect(addresses).toEqual([{ channel: 'sms', shown: expect.stringMatching(/^138\*{4}800\d$/) }])
  })
})
