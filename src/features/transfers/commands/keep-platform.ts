import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { actorName, authorize } from '@/shared/auth'
import { parsed } from '@/shared/parsed'
import { badRequest, conflict } from '@/shared/problem'
import { platformOf, savePlatform } from '../data/transfer.queries'
import { keepingPlatforms } from '../domain/policies'
import { platformInput } from '../domain/transfer'

/** Names a platform, or says anew where it is told and by which key it calls. @throws Problem 400 `shape`, 409 `key-taken` · Denied */
export async function keepPlatform(sql: Sql, context: CommandContext, body: unknown): Promise<void> {
  authorize(context.actor, keepingPlatforms)
  const input = parsed(platformInput, body)
  await sql.begin(async tx => {
    const secret = input.secret ?? (await platformOf(tx, { code: input.code }))?.secret
    if (!secret) throw badRequest('shape', 'A new platform has a secret.', { field: 'secret' })
    const other = await platformOf(tx, { keyId: input.keyId })
    if (other && other.code !== input.code) throw conflict('key-taken', `The key is ${other.code}’s.`)
    await savePlatform(tx, { ...input, secret }, context.clock.now(), actorName(context.actor))
    const { secret: _, ...after } = input
    await appendAudit(tx, context, { action: 'platform.keep', subject: `platform:${input.code}`, after })
  })
}
