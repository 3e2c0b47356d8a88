import { execFile } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { beforeEach, describe, expect, it } from 'vitest'
import { system } from '@/shared/auth'
import { testDatabase } from '@/testing/database'
import { fixedClock } from '../clock'
import type { CommandContext } from '../command/context'
import { config } from '../config'
import { moveAnchor, readAnchor } from './anchor'
import { auditHash } from './audit-hash'
import { entriesAfter } from './data/entries.queries'
import { appendAudit, verifyChain } from './index'

const database = testDatabase()
const context: CommandContext = {
  actor: system('test'),
  clock: fixedClock('2026-11-21T08:00:00.123Z'),
  requestId: 'r-1',
  from: '127.0.0.1',
}

const append = (count: number) =>
  database.sql.begin(async tx => {
    for (let at = 0; at < count; at++)
      await appendAudit(tx, context, {
        action: 'case.dispatch',
        subject: `case:${at}`,
        before: { unit: null, at: new Date(0), nested: { b: [1, 2.5], a: '网格' } },
        after: { unit: 'U1' },
        reason: '按网格派遣',
      })
  })

/** What somebody does who may do anything in the database. */
const tamper = async (statement: string) => {
  await database.sql.unsafe('alter table audit_entry disable trigger user')
  await database.sql.unsafe(statement)
  await database.sql.unsafe('alter table audit_entry enable trigger user')
}

const end = () => moveAnchor(database.sql, config().dataDir)

beforeEach(async () => {
  await tamper('truncate audit_entry')
  rmSync(path.join(config().dataDir, 'audit.anchor'), { force: true })
  await append(5)
})

it('a chain that nobody touched is whole, also across pages', async () => {
  await append(16)
  for (const pageSize of [1, 7, 20, 21, 1000])
    expect(await verifyChain(database.sql, { pageSize })).toMatchObject({ checked: 21, end: { seq: 21 }, broken: null })
})

it('entries made at once by many are one chain without gaps', async () => {
  await Promise.all(Array.from({ length: 12 }, () => append(3)))
  expect(await verifyChain(database.sql)).toMatchObject({ checked: 41, broken: null })
})

describe('the database refuses', () => {
  it.each([
    ['changing', `update audit_entry set reason = 'other' where seq = 3`],
    ['removing', 'delete from audit_entry where seq = 3'],
    ['emptying', 'truncate audit_entry'],
  ])('%s an entry', async (_what, statement) => {
    await expect(database.sql.unsafe(statement)).rejects.toMatchObject({ code: '42501' })
    expect(await verifyChain(database.sql)).toMatchObject({ checked: 5, broken: null })
  })
})

describe('the chain tells of', () => {
  it.each([
    ['actor', `actor = 'person:other'`],
    ['moment', `at = at + interval '1 ms'`],
    ['outcome', `outcome = 'denied'`],
    ['address', `"from" = null`],
    ['before', `before = '{"unit":"U2"}'`],
    ['after', 'after = null'],
    ['reason', `reason = ''`],
  ])('another %s', async (_what, change) => {
    await tamper(`update audit_entry set ${change} where seq = 3`)
    expect(await verifyChain(database.sql)).toMatchObject({ checked: 2, broken: { seq: 3, kind: 'changed' } })
  })

  it('a removed entry, the first too', async () => {
    await tamper('delete from audit_entry where seq = 3')
    expect((await verifyChain(database.sql)).broken).toEqual({ seq: 3, kind: 'missing' })
    await tamper('delete from audit_entry where seq = 1')
    expect((await verifyChain(database.sql)).broken).toEqual({ seq: 1, kind: 'missing' })
  })

  it('a removed entry whose followers moved up', async () => {
    await tamper('delete from audit_entry where seq = 3; update audit_entry set seq = seq - 1 where seq > 3')
    expect((await verifyChain(database.sql)).broken).toEqual({ seq: 3, kind: 'changed' })
  })

  it('two entries that changed places', async () => {
    await tamper(
      'update audit_entry set seq = -1 where seq = 3; update audit_entry set seq = 3 where seq = 4; update audit_entry set seq = 4 where seq = -1',
    )
    expect((await verifyChain(database.sql)).broken).toEqual({ seq: 3, kind: 'changed' })
  })
})

describe('an end written down outside the database tells of', () => {
  it('entries cut off at the end, which leave a chain that is whole in itself', async () => {
    await end()
    await tamper('delete from audit_entry where seq > 3')
    const anchor = await readAnchor(config().dataDir)
    expect(await verifyChain(database.sql)).toMatchObject({ checked: 3, broken: null })
    expect((await verifyChain(database.sql, { anchor })).broken).toEqual({ seq: 4, kind: 'cut' })
    expect((await end()).broken).toEqual({ seq: 5, kind: 'cut' })
  })

  it('a chain that somebody made anew from an entry on', async () => {
    await end()
    const entries = await entriesAfter(database.sql, 0, 10)
    let previous = entries[1]?.hash ?? ''
    for (const { hash: _was, ...facts } of entries.slice(2)) {
      const forged = facts.seq === 3 ? { ...facts, actor: 'person:innocent' } : facts
      previous = auditHash(previous, forged)
      await tamper(`update audit_entry set actor = '${forged.actor}', hash = '${previous}' where seq = ${facts.seq}`)
    }
    const anchor = await readAnchor(config().dataDir)
    expect((await verifyChain(database.sql)).broken).toBe(null)
    expect((await verifyChain(database.sql, { anchor })).broken).toEqual({ seq: 5, kind: 'rewritten' })
    expect((await end()).broken).toEqual({ seq: 5, kind: 'rewritten' })
    expect(await readAnchor(config().dataDir)).toEqual(anchor)
  })

  it('moves on with a sound chain, and stops before a break', async () => {
    expect(await end()).toMatchObject({ end: { seq: 5 }, broken: null })
    await append(2)
    await tamper(`update audit_entry set reason = 'other' where seq = 7`)
    expect(await end()).toMatchObject({ end: { seq: 6 }, broken: { seq: 7, kind: 'changed' } })
    expect((await readAnchor(config().dataDir))?.seq).toBe(6)
  })
})

it('the command prints what it checked and the first break, and ends with 1 where there is one', async () => {
  const verify = () =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', 'src/platform/audit/cli/verify.ts']).then(
      ({ stdout }) => ({ code: 0, stdout }),
      ({ code, stdout }: { code: number; stdout: string }) => ({ code, stdout }),
    )
  expect(await verify()).toMatchObject({ code: 0, stdout: expect.stringContaining('5 audit entries checked') })
  await tamper(`update audit_entry set reason = 'other' where seq = 4`)
  expect(await verify()).toMatchObject({
    code: 1,
    stdout: expect.stringContaining('entry 4: 内容被改动 / was changed'),
  })
})
