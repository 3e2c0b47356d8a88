import { z } from 'zod'
import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { actorName, authorize } from '@/shared/auth'
import { parsed } from '@/shared/parsed'
import { conflict, notFound, Problem } from '@/shared/problem'
import type { City } from '../../areas'
import { addChange, addHandover, handoverContent, holdHandover, takeHandover } from '../data/duty.queries'
import { shiftAt } from '../domain/on-duty'
import { keepingDuty } from '../domain/policies'
import { dutyPlan } from '../queries/duty-now'

interface Place {
  readonly sql: Sql
  readonly city: City
}

const changeInput = z
  .object({
    post: z.string(),
    from: z.iso.datetime({ offset: true }),
    to: z.iso.datetime({ offset: true }),
    kind: z.enum(['swap', 'acting', 'absent']),
    person: z.string().trim().min(1).max(60).optional(),
    reason: z.string().trim().min(5).max(300),
  })
  .refine(each => Date.parse(each.from) < Date.parse(each.to), { message: 'to lies after from', path: ['to'] })
  .refine(each => (each.kind === 'absent') === (each.person === undefined), {
    message: 'a swap names who comes, an absence nobody',
    path: ['person'],
  })
const handoverInput = z.object({ note: z.string().trim().max(2000).default('') })

/** Puts somebody else on a post for a while, or nobody. @throws Problem 400 `shape`, 404 `unknown-post` */
export async function changeDuty({ sql, city }: Place, context: CommandContext, body: unknown): Promise<void> {
  authorize(context.actor, keepingDuty)
  const input = parsed(changeInput, body)
  if (!dutyPlan(city).posts.some(post => post.code === input.post))
    throw notFound('unknown-post', `${input.post} is no post of ${city.name.en}`)
  const at = context.clock.now()
  await sql.begin(async tx => {
    await addChange(tx, {
      ...input,
      from: new Date(input.from),
      to: new Date(input.to),
      person: input.person ?? null,
      at,
      actor: actorName(context.actor),
    })
    const { reason, ...after } = input
    await appendAudit(tx, context, { action: 'duty.change', subject: `post:${input.post}`, after, reason })
  })
}

/** Makes the sheet of the shift that runs, from the log, signed by who gives it. */
export async function giveHandover(
  { sql, city }: Place,
  context: CommandContext,
  body: unknown,
): Promise<{ id: number }> {
  authorize(context.actor, keepingDuty)
  const { note } = parsed(handoverInput, body)
  const at = context.clock.now()
  const starts = Object.values(dutyPlan(city).shifts).toSorted((a, b) => b.length - a.length)[0] ?? ['00:00']
  const shift = shiftAt(starts, at.getTime(), city.timezone)
  return sql.begin(async tx => {
    const from = new Date(shift.from)
    const content = await handoverContent(tx, from, at)
    const id = await addHandover(tx, { from, to: at, content, note, givenBy: actorName(context.actor), givenAt: at })
    await appendAudit(tx, context, {
      action: 'duty.hand-over',
      subject: `handover:${id}`,
      after: content,
      reason: note,
    })
    return { id }
  })
}

/** Signs a sheet as who takes over: not who gave it, and once. @throws Problem 409 `taken`, 422 `own-sheet` */
export async function signHandover({ sql }: Place, context: CommandContext, id: number): Promise<void> {
  authorize(context.actor, keepingDuty)
  const by = actorName(context.actor)
  await sql.begin(async tx => {
    const sheet = await holdHandover(tx, id)
    if (!sheet) throw notFound('unknown-handover', `No hand-over sheet ${id}`)
    if (sheet.takenBy !== null) throw conflict('taken', 'The sheet has been signed already.')
    if (sheet.givenBy === by) throw new Problem(422, 'own-sheet', 'Somebody else takes over what you give.')
    await takeHandover(tx, id, by, context.clock.now())
    await appendAudit(tx, context, { action: 'duty.take-over', subject: `handover:${id}` })
  })
}
