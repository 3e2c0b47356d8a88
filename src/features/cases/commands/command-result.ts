import { createHash } from 'node:crypto'
import type { Tx } from '@/platform/db/client'
import { Problem } from '@/shared/problem'
import { stepOfCommand } from '../data/case-steps.queries'
import type { CaseCommand } from '../domain/transitions'

/** What a command answers; the same again when it is repeated under its number. */
export interface CommandResult {
  readonly id: string
  readonly command: CaseCommand
  readonly status: string
  /** What the next command is to be meant for. */
  readonly version: number
  /** The command had been done before; nothing was done now. */
  readonly repeated: boolean
}

export const fingerprintOf = (...asked: readonly unknown[]): string =>
  createHash('sha256').update(JSON.stringify(asked)).digest('base64url')

/**
 * What a command's number already stands for; `null` where it is new.
 * @throws Problem 422 `command-reused` where it was another question
 */
export async function findRepeated(tx: Tx, commandId: string, fingerprint: string): Promise<CommandResult | null> {
  const step = await stepOfCommand(tx, commandId)
  if (!step) return null
  if (step.fingerprint !== fingerprint)
    throw new Problem(422, 'command-reused', 'This commandId was used for another command')
  return {
    id: step.caseId,
    command: step.command as CaseCommand,
    status: step.toStatus,
    version: step.version,
    repeated: true,
  }
}
