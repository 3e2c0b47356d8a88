import { beforeEach, describe, expect, it } from 'vitest'
import { fixedClock } from '@/platform/clock'
import type { CommandContext } from '@/platform/command/context'
import type { NewEvent } from '@/platform/events'
import { appendEvents } from '@/platform/events/data/append-events'
import { type Actor, Denied, type Person, visitor } from '@/shared/auth'
import { testDatabase } from '@/testing/database'
import { markRead } from './commands/mark-read'
import { noticesOf } from './queries/notices-of'

const database = testDatabase()
const now = new Date('2026-11-28T08:00:00Z')
let round = 0

const someone = (id: string, unit: string | null): Person => ({
  kind: 'person',
  id: `${id}-${round}`,
  name: id,
  roles: ['assistant'],
  unit: unit && `${unit}-${round}`,
  post: null,
  area: null,
  session: 's',
})
const lamp = (unit: string, name: string, at = now, rule = 'ninety-days'): NewEvent => ({
  at,
  topics: [`unit:${unit}-${round}`, 'wall'],
  type: 'flag.raised',
  subject: `flag:project:${name}`,
  data: { colour: 'red', name, rule },
  actor: 'system',
})
const tell = (...events: NewEvent[]) => database.sql.begin(tx => appendEvents(tx, events))
const look = (actor: Actor) => noticesOf(database.sql, actor, now)
const as = (actor: Actor): CommandContext => ({ actor, clock: fixedClock(now), requestId: 'test', from: null })
const read = async (actor: Actor, upTo: number) => (await markRead(database.sql, as(actor), upTo)).read

describe('notices', () => {
  beforeEach(() => {
    round++
  })

  it('are those of the own unit, newest first, unread until they are read', async () => {
    const [own, other] = [someone('own', 'U-1'), someone('other', 'U-2')]
    await tell(lamp('U-1', 'first'), lamp('U-2', 'foreign'), lamp('U-1', 'second'))
    const page = await look(own)
    expect(page.items.map(each => each.what)).toEqual(['second', 'first'])
    expect(page.unread).toBe(2)
    await read(own, page.seq)
    expect((await look(own)).unread).toBe(0)
    expect((await look(other)).unread).toBe(1)
    await tell(lamp('U-1', 'third'))
    const later = await look(own)
    expect(later.unread).toBe(1)
    expect(later.items[0]?.what).toBe('third')
  })

  it('stay read: a mark does not go back, nor beyond what there is', async () => {
    const own = someone('own', 'U-1')
    await tell(lamp('U-1', 'first'))
    const { seq } = await look(own)
    expect(await read(own, seq + 1000)).toBe(seq)
    expect(await read(own, 1)).toBe(seq)
    await tell(lamp('U-1', 'second'))
    expect((await look(own)).unread).toBe(1)
  })

  it('lose no mark where two windows read at once', async () => {
    const own = someone('own', 'U-1')
    await tell(lamp('U-1', 'first'), lamp('U-1', 'second'))
    const { seq } = await look(own)
    await Promise.all([seq, seq - 1, seq, seq - 1].map(each => read(own, each)))
    expect(await look(own)).toMatchObject({ read: seq, unread: 0 })
  })

  it('of long ago are no news to an account that never looked', async () => {
    const own = someone('own', 'U-1')
    await tell(lamp('U-1', 'old', new Date('2026-11-20T08:00:00Z')), lamp('U-1', 'new'))
    expect(await look(own)).toMatchObject({ unread: 1, items: [{ what: 'new' }, { what: 'old' }] })
  })

  it('of lamps are those of the rules that tell the post, as the rules hold now', async () => {
    const own = someone('own', 'U-1')
    await tell(lamp('U-1', 'red'), lamp('U-1', 'late', now, 'late-step'))
    // an assistant unit is told of the ninety days, not of steps
    expect((await look(own)).items.map(each => each.what)).toEqual(['red'])
    await database.sql`
      insert into flag_rule (rule, version, is_on, numbers, tells, orders, published_at, valid_from, author, reason)
      values ('late-step', ${round + 1}, true, '{"nearWorkdays":2,"nearShare":0.2}', '{assistant}', false, ${now}, ${now}, 'test', 'test')`
    const page = await look(own)
    expect([page.items.map(each => each.what), page.unread]).toEqual([['late', 'red'], 2])
  })

  it('are a person’s: nobody else has any, or a mark', async () => {
    await expect(look(visitor(true))).rejects.toBeInstanceOf(Denied)
    await expect(read(visitor(true), 1)).rejects.toBeInstanceOf(Denied)
  })
})
