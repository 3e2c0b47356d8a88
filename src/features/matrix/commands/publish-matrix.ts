import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Connection, Sql } from '@/platform/db/client'
import { actorName, authorize } from '@/shared/auth'
import { parsed } from '@/shared/parsed'
import { conflict } from '@/shared/problem'
import type { City } from '../../areas'
import { addVersion, caseGroups, lockMatrix, matrixLines, matrixVersions, newestVersion } from '../data/matrix.queries'
import { type DryRun, dryRun } from '../domain/dry-run'
import {
  changedLines,
  judgeChange,
  type MatrixChange,
  matrixChangeSchema,
  publicationSchema,
} from '../domain/matrix-change'
import { editingMatrix } from '../domain/policies'

const YEAR_MS = 365 * 86_400_000

interface Place {
  readonly sql: Sql
  readonly city: City
}

async function rehearse(sql: Connection, city: City, change: MatrixChange, now: Date): Promise<DryRun> {
  const before = await matrixLines(sql)
  judgeChange(change, before, city)
  const groups = await caseGroups(sql, new Date(now.getTime() - YEAR_MS), now)
  const withBodies = groups.map(group => ({
    ...group,
    body: group.street ? (city.bodyOfStreet(group.street)?.code ?? null) : null,
  }))
  return dryRun(before, changedLines(before, change), city.units, withBodies)
}

/** What the change would have moved last year; nothing is kept. @throws Problem 400 `shape`, 422 `matrix-refused` */
export async function previewMatrix({ sql, city }: Place, context: CommandContext, body: unknown): Promise<DryRun> {
  authorize(context.actor, editingMatrix)
  return rehearse(sql, city, parsed(matrixChangeSchema, body), context.clock.now())
}

/**
 * One version: lines ended and added, with who, why, and what it would have moved.
 * @throws Problem 409 `version-conflict` naming who was first
 */
export async function publishMatrix({ sql, city }: Place, context: CommandContext, body: unknown) {
  authorize(context.actor, editingMatrix)
  const { expectedVersion, reason, ...change } = parsed(publicationSchema, body)
  const at = context.clock.now()
  return sql.begin(async tx => {
    await lockMatrix(tx)
    const newest = await newestVersion(tx)
    if (newest !== expectedVersion) {
      const [winner] = await matrixVersions(tx, 1)
      throw conflict('version-conflict', 'Somebody else published a newer version', { version: newest, winner })
    }
    const rehearsed = await rehearse(tx, city, change, at)
    const version = newest + 1
    const ended = [...change.end, ...change.put.map(each => each.line)]
    await addVersion(
      tx,
      { version, at, actor: actorName(context.actor), reason, dryRun: rehearsed },
      { ended, added: change.put },
    )
    await appendAudit(tx, context, { action: 'matrix.edit', subject: `matrix:${version}`, after: change, reason })
    return { version, dryRun: rehearsed }
  })
}
