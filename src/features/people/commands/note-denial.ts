import { randomUUID } from 'node:crypto'
import { denials } from '@/platform/audit'
import { clock } from '@/platform/current-clock'
import type { Actor } from '@/shared/auth'

/** Writes down that a page was refused; repeats within a minute are counted. */
export const noteDenial = (actor: Actor, permission: string, path: string): Promise<void> =>
  denials().note({
    context: { actor, clock: clock(), requestId: randomUUID(), from: null },
    action: permission,
    subject: `page:${path.split('?', 1)[0]}`,
    code: 'forbidden',
  })
