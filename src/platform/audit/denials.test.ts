import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { Denied, system, visitor } from '@/shared/auth'
import { fixedClock } from '../clock'
import type { NewAuditEntry } from './data/append-audit'
import { type Denial, DenialLedger } from './denials'

const denial = (subject: string, from = '10.0.0.1', action = 'case.dispatch'): Denial => ({
  context: { actor: system('test'), clock: fixedClock('2026-11-21T08:00:00Z'), requestId: 'r', from },
  action,
  subject,
  code: new Denied(visitor(false), action).code,
})

function ledger(windowMs?: number) {
  const written: NewAuditEntry[] = []
  const made = new DenialLedger(
    async (_context, entry) => written.push(entry),
    () => {},
    windowMs,
  )
  return { made, written }
}

it('a flood of one actor’s identical refusals is two entries: the first, and how many followed', async () => {
  const { made, written } = ledger()
  for (let at = 0; at < 1000; at++) await made.note(denial(`POST /cases/${at}/dispatch`))
  expect(written).toHaveLength(1)
  await made.settle()
  expect(written).toEqual([
    expect.objectContaining({
      subject: 'POST /cases/0/dispatch',
      outcome: 'denied',
      after: { code: 'sign-in-needed' },
    }),
    expect.objectContaining({ subject: 'POST /cases/999/dispatch', after: { code: 'sign-in-needed', repeats: 999 } }),
  ])
  await made.settle()
  expect(written).toHaveLength(2)
})

it('another right and another address are other refusals', async () => {
  const { made, written } = ledger()
  await made.note(denial('a'))
  await made.note(denial('a', '10.0.0.2'))
  await made.note(denial('a', '10.0.0.1', 'case.close'))
  expect(written).toHaveLength(3)
})

it('a flood from many addresses is bounded, too', async () => {
  const { made, written } = ledger()
  for (let at = 0; at < 3000; at++) await made.note(denial('a', `10.0.${at >> 8}.${at & 255}`))
  await made.settle()
  expect(written).toHaveLength(502)
  expect(written.at(-1)?.after).toEqual({ code: 'sign-in-needed', repeats: 2499, others: true })
})

it('the minute’s count is written when it is over', async () => {
  const { made, written } = ledger(20)
  await made.note(denial('a'))
  await made.note(denial('a'))
  while (written.length < 2) await sleep(5)
  expect(written[1]?.after).toMatchObject({ repeats: 1 })
})

it('what strangers send is made printable', async () => {
  const { made, written } = ledger()
  await made.note(denial(`GET /\0\u001b[31m${'x'.repeat(500)}`))
  expect(written[0]?.subject).toMatch(/^GET \/··\[31mx+$/)
  expect(written[0]?.subject).toHaveLength(200)
})
