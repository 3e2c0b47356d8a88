import { ApiProblem, commandCase } from '../api'
import { sendPhoto } from '../public/public-api'
import type { Kept, Posted } from './outbox'

export interface Refused {
  readonly posted: Posted
  readonly code: string
}

interface Ways {
  readonly send: (posted: Posted, expectedVersion: number) => Promise<{ readonly version: number }>
  readonly drop: (key: IDBValidKey) => Promise<void>
}

/**
 * Sends what waits, in order. A second command on a case is meant for the version the first one made. Without a network
 * it stops and keeps the rest; what the hub refuses is taken out and told, and later commands on that case with it.
 */
export async function replay(kept: readonly Kept[], { send, drop }: Ways): Promise<readonly Refused[]> {
  const versions = new Map<string, number>()
  const refused: Refused[] = []
  for (const { key, posted } of kept) {
    if (refused.some(each => each.posted.caseId === posted.caseId)) {
      refused.push({ posted, code: 'after-refused' })
      await drop(key)
      continue
    }
    try {
      const { version } = await send(posted, versions.get(posted.caseId) ?? posted.expectedVersion)
      versions.set(posted.caseId, version)
    } catch (error) {
      const problem = error instanceof ApiProblem ? error : null
      if (!problem || problem.status === 0 || problem.status >= 500 || problem.status === 429) return refused
      refused.push({ posted, code: problem.code })
    }
    await drop(key)
  }
  return refused
}

/** Pictures first, then the command that names them. The command's number makes a repeat harmless. */
export async function sendPosted(posted: Posted, expectedVersion: number): Promise<{ readonly version: number }> {
  const photos = []
  for (const { content, ...said } of posted.photos) {
    const url = await sendPhoto(content).catch(error => {
      throw error instanceof TypeError ? new ApiProblem(0, 'offline', {}) : error
    })
    photos.push({ ...said, url })
  }
  const body = { ...posted.body, ...(photos.length > 0 ? { photos } : {}) }
  return commandCase(posted.caseId, posted.command, { ...body, expectedVersion, commandId: posted.commandId })
}
