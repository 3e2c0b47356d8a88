import { appendAudit } from '@/platform/audit'
import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { actorName, authorize } from '@/shared/auth'
import { savePlatform } from '../data/transfer.queries'
import { keepingPlatforms } from '../domain/policies'
import { platformInput } from '../domain/transfer'
import { parsed } from './parsed'

/** Names a platform, or says anew where it is told and by which key it calls. @throws Problem 400 `shape` · Denied */
export async function keepPlatform(sql: Sql, context: CommandContext, body: unknown): Promise<void> {
  authorize(context.actor, keepingPlatforms)
  const input = parsed(platformInput, body)
  await sql.begin(async tx => {
    await savePlatform(tx, input, context.clock.now(), actorName(context.actor))
    const { secret: _, ...after } = input
    await appendAudit(tx, context, { action: 'platform.keep', subject: `platform:${input.code}`, after })
  })
}
