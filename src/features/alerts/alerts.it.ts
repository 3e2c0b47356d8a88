import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedClock } from '@/platform/clock'
import type { CommandContext } from '@/platform/command/context'
import { appendEvents } from '@/platform/events/data/append-events'
import type { Role } from '@/shared/auth'
import { testDatabase } from '@/testing/database'
import { currentCity } from '../areas/server'
import { sendNext } from '../deliveries/server'
import { digestMessage } from './commands/digest-message'
import { addAlertAddress, endAlertAddress } from './commands/keep-addresses'
import { tellAddresses } from './commands/tell-addresses'
import { alertAddress } from './domain/alert-address'
import { type Outside, startOutside, wordsOf } from './testing/outside'

const database = testDatabase()
const start = Date.parse('2026-11-23T02:00:00Z')
const at = (minutes: number) => new Date(start + minutes * 60_000)

let outside: Outside

const as = (role: Role): CommandContext => ({
  actor: { kind: 'person', id: role, name: role, roles: [role], unit: null, post: null, area: null, session: 's' },
  clock: fixedClock(at(0).toISOString()),
  requestId: 'test',
  from: null,
})
const add = (wanted: Record<string, unknown>) =>
  addAlertAddress(database.sql, as('supervisor'), alertAddress.parse(wanted))
const raise = (names: readonly string[], unit: string, rule = 'ninety-days', minutes = 0) =>
  database.sql.begin(tx =>
    appendEvents(
      tx,
      names.map(name => ({
        at: at(minutes),
        topics: [`unit:${unit}`, 'wall'],
        type: 'flag.raised',
        subject: `flag:project:${name}`,
        data: { id: name, subject: 'project', colour: 'red', before: null, rule, name, item: null, unit },
        actor: 'system',
      })),
    ),
  )
/** Tells and sends all that is due. */
async function send(minutes: number): Promise<number> {
  const told = await tellAddresses(database.sql, at(minutes))
  const kinds = [digestMessage(currentCity(), 'https://city.example')]
  while (await sendNext({ sql: database.sql, couriers: outside.couriers, kinds, at: at(minutes) }));
  return told
}

beforeAll(async () => {
  outside = await startOutside()
  await send(0)
})
afterAll(() => outside.close())

describe('lamps and flags outside the program', () => {
  it('reach the posts their rule tells, at once, then in one digest an interval', async () => {
    await add({ channel: 'email', address: 'duty@city.example', post: 'supervisor', everyMinutes: 60 })
    await add({ channel: 'webhook', address: outside.hookUrl, post: 'approver', unit: 'U-APPROVAL', everyMinutes: 60 })
    await add({ channel: 'email', address: 'leader@city.example', post: 'leader' })
    await raise(['示范一期'], 'U-APPROVAL')
    expect(await send(1)).toBe(2)
    expect(outside.mail.received.map(each => each.to)).toEqual(['duty@city.example'])
    const text = wordsOf(outside.mail.received[0]?.raw ?? '')
    for (const part of ['亮红灯  示范一期', '签约九十天', 'Ninety days after signing', 'https://city.example/projects'])
      expect(text).toContain(part)
    expect(
      outside.hooked.map(each => [each.body.data.rule, each.body.data.count, each.body.data.events[0]?.data.name]),
    ).toEqual([['ninety-days', 1, '示范一期']])
    expect(outside.hooked[0]?.key).toBe(outside.hooked[0]?.body.id)

    // a hundred more within the hour are one message each, and another rule has a digest of its own
    for (let n = 0; n < 4; n++) {
      await raise(
        Array.from({ length: 25 }, (_, each) => `另一个${n}-${each}`),
        n % 2 ? 'U-FIRE' : 'U-APPROVAL',
      )
      expect(await send(10 + n)).toBe(0)
    }
    await raise(['示范二期'], 'U-FIRE', 'unsettled-problem')
    expect(await send(20)).toBe(2)
    expect(outside.mail.received.map(each => each.to).sort()).toEqual([
      'duty@city.example',
      'duty@city.example',
      'leader@city.example',
    ])
    expect(await send(60)).toBe(0)
    expect(await send(61)).toBe(2)
    expect(wordsOf(outside.mail.received.at(-1)?.raw ?? '')).toContain('另有 50 项')
    // the unit's own address hears of its unit alone
    expect(outside.hooked.at(-1)?.body.data.count).toBe(50)
    expect(await send(500)).toBe(0)
  })

  it('are tried again where the other side fails, under the same id, and told once', async () => {
    outside.status = 503
    const before = outside.hooked.length
    await raise(['示范三期'], 'U-APPROVAL', 'ninety-days', 600)
    await Promise.all([tellAddresses(database.sql, at(600)), tellAddresses(database.sql, at(600))])
    await send(600)
    expect(outside.hooked).toHaveLength(before)
    outside.status = 200
    await send(602)
    expect(outside.hooked).toHaveLength(before + 1)
    const rows = await database.sql`
      select state, attempts from delivery where channel = 'webhook' order by made_at desc, id desc limit 1`
    expect(rows).toEqual([{ state: 'sent', attempts: 2 }])
  })

  it('are no longer told where the address was ended, nor where the rule tells nobody of the post', async () => {
    const own = await add({ channel: 'webhook', address: outside.hookUrl, post: 'assistant', unit: 'U-FIRE' })
    await raise(['示范四期'], 'U-FIRE', 'behind-plan', 700)
    await tellAddresses(database.sql, at(700))
    await endAlertAddress(database.sql, as('administrator'), own.id)
    const before = outside.hooked.length
    await send(701)
    expect(outside.hooked).toHaveLength(before)
    await raise(['示范五期'], 'U-FIRE', 'behind-plan', 710)
    expect(await send(710)).toBe(0)
    const audit =
      await database.sql`select action, after::text as after from audit_entry where action like 'alert.%' order by seq desc limit 1`
    expect(audit[0]?.action).toBe('alert.end')
    expect(JSON.stringify(audit)).not.toContain('127.0.0.1')
  })

  it('go nowhere inside but to the hosts that are named, also where the name came to point there later', async () => {
    for (const address of [
      'http://127.0.0.1:9/x',
      'http://localhost:9/x',
      'http://[::1]:9/',
      'http://169.254.169.254/',
    ])
      await expect(add({ channel: 'webhook', address, post: 'leader' }), address).rejects.toMatchObject({
        status: 400,
        code: 'inward-address',
      })
    const own = await add({ channel: 'webhook', address: outside.hookUrl, post: 'approver', unit: 'U-WATER' })
    await database.sql`
      update alert_address set address = ${outside.hookUrl.replace('127.0.0.1', 'localhost')} where id = ${own.id}`
    const before = outside.hooked.length
    await raise(['示范六期'], 'U-WATER', 'late-step', 800)
    await send(800)
    const [row] = await database.sql`
      select state, error from delivery where channel = 'webhook' order by made_at desc, id desc limit 1`
    expect(row).toMatchObject({ state: 'failed', error: expect.stringContaining('WEBHOOK_HOSTS') })
    expect(outside.hooked).toHaveLength(before)
  })

  it('take no address that its channel cannot reach, and no post without its unit', () => {
    const wrong = (given: Record<string, unknown>) => alertAddress.safeParse(given).success
    expect(wrong({ channel: 'email', address: 'http://x.example', post: 'leader' })).toBe(false)
    expect(wrong({ channel: 'webhook', address: 'file:///etc/passwd', post: 'leader' })).toBe(false)
    expect(wrong({ channel: 'email', address: 'a@city.example', post: 'assistant' })).toBe(false)
    expect(wrong({ channel: 'email', address: 'a@city.example', post: 'assistant', unit: 'U-FIRE' })).toBe(true)
  })
})
