import { z } from 'zod'
import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { authorize } from '@/shared/auth'
import { notFound, Problem } from '@/shared/problem'
import { askForLook, findSystem, saveSystem as store } from '../data/system.queries'
import { managingDocking } from '../domain/policies'
import { type SystemDeclaration, systemDeclaration } from '../domain/system'

interface Circumstances {
  readonly sql: Sql
  readonly context: CommandContext
}

/** Declares an outside system, or changes its declaration. @throws Denied; Problem 422 `bad-system` */
export async function saveSystem(
  input: unknown,
  { sql, context }: Circumstances,
): Promise<{ readonly system: SystemDeclaration; readonly isNew: boolean }> {
  authorize(context.actor, managingDocking)
  const parsed = systemDeclaration.safeParse(input)
  if (!parsed.success) throw new Problem(422, 'bad-system', z.prettifyError(parsed.error))
  const system = parsed.data
  return sql.begin(async tx => {
    const before = (await findSystem(tx, system.name))?.declaration ?? null
    const isNew = await store(tx, system, context.clock.now())
    await appendAudit(tx, context, {
      action: 'docking.manage',
      subject: `docking:${system.name}`,
      ...(before ? { before } : {}),
      after: system,
    })
    return { system, isNew }
  })
}

/** Has a system looked at now, before its time. @throws Denied; Problem 404 `unknown-system` */
export async function lookNow(name: string, { sql, context }: Circumstances): Promise<void> {
  authorize(context.actor, managingDocking)
  if (!(await findSystem(sql, name))) throw notFound('unknown-system', `No system is called ${name.slice(0, 60)}`)
  await sql.begin(async tx => {
    await askForLook(tx, name)
    await appendAudit(tx, context, { action: 'docking.look', subject: `docking:${name}` })
  })
}
