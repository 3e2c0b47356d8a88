import type { CommandContext } from '../command/context'
import { database } from '../db/client'
import { appendAudit, type NewAuditEntry } from './data/append-audit'

/** Adds an entry that tells of something with no transaction of its own: an export, a look. It is there before the answer is. */
export const writeAudit = async (context: CommandContext, entry: NewAuditEntry): Promise<void> => {
  await database().begin(tx => appendAudit(tx, context, entry))
}
