import { randomUUID } from 'node:crypto'
import { appendAudit } from '@/platform/audit'
import { clock } from '@/platform/current-clock'
import { database } from '@/platform/db/client'
import type { Actor } from '@/shared/auth'

/** Writes down that a page was refused. */
export const noteDenial = (actor: Actor, permission: string, path: string): Promise<void> =>
  database().begin(tx =>
    appendAudit(
      tx,
      { actor, clock: clock(), requestId: randomUUID(), from: null },
      { action: permission, subject: `page:${path.split('?', 1)[0]}`, outcome: 'denied' },
    ),
  )
