import { randomInt } from 'node:crypto'
import { z } from 'zod'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { system } from '@/shared/auth'
import { parsed } from '@/shared/parsed'
import { Problem } from '@/shared/problem'
import type { City } from '../../areas'
import { dataset } from '../../datasets'
import { lockRecords } from '../../datasets/server'
import { addReceipt, receiptOf } from '../data/report.queries'
import { registerInput } from '../domain/command-inputs'
import { registerCase } from './open-case'

const publicInput = z.object({
  cls: z.string().optional(),
  text: z.string().trim().min(4).max(1000),
  address: z.string().trim().max(300).optional(),
  lng: z.number(),
  lat: z.number(),
  phone: z.string().trim().max(30).optional(),
  photo: z.string().optional(),
  commandId: z.uuid(),
})

/** Letters and digits that are not taken for one another. */
const SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const trackingNumber = (): string => Array.from({ length: 10 }, () => SIGNS[randomInt(SIGNS.length)]).join('')

/**
 * A report by anybody, without an account: a case found by the public, and a number to ask with. The same report sent
 * twice is one, with one number.
 * @throws Problem 400 `shape`, `outside-city`, 422 `class-needed`
 */
export async function reportProblem(
  { sql, city }: { sql: Sql; city: City },
  context: CommandContext,
  body: unknown,
  classOf: (text: string) => string | null,
): Promise<{ token: string }> {
  const { phone, photo, cls: named, ...input } = parsed(publicInput, body)
  const cls = named && city.classes.has(named) ? named : classOf(input.text)
  if (!cls) throw new Problem(422, 'class-needed', 'Say what kind of problem it is.', { field: 'cls' })
  const at = context.clock.now()
  const report = parsed(registerInput, {
    ...input,
    cls,
    foundBy: 'public',
    ...(phone ? { reporterPhone: phone } : {}),
    ...(photo ? { photos: [{ url: photo, kind: 'found', lng: input.lng, lat: input.lat }] } : {}),
  })
  return sql.begin(async tx => {
    await lockRecords(tx, dataset('case').name)
    const opened = await registerCase(tx, city, { ...context, actor: system('public-report') }, report)
    const known = await receiptOf(tx, opened.id)
    if (known) return { token: known }
    const token = trackingNumber()
    await addReceipt(tx, token, opened.id, at)
    return { token }
  })
}
