import type { CaseCommand } from '../../domain/transitions'
import { done, OUTBOX, openStore } from './crew-store'

/** One thing a crew did, with its number; kept until the hub has answered, also over a closed page. */
export interface Posted {
  readonly commandId: string
  readonly caseId: string
  readonly caseNo: string
  readonly command: CaseCommand
  /** Version the crew saw; the second of two commands on a case takes that of the first one's answer. */
  readonly expectedVersion: number
  readonly body: Readonly<Record<string, unknown>>
  readonly photos: readonly {
    readonly kind: 'before' | 'after'
    readonly at: string
    readonly lng?: number
    readonly lat?: number
    readonly content: Blob
  }[]
}

export interface Kept {
  readonly key: IDBValidKey
  readonly posted: Posted
}

/** What waits, in the order in which it was done. */
export async function keptPosts(): Promise<Kept[]> {
  const store = (await openStore()).transaction(OUTBOX).objectStore(OUTBOX)
  const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll() as IDBRequest<Posted[]>)])
  return keys.flatMap((key, at) => {
    const posted = values[at]
    return posted ? [{ key, posted }] : []
  })
}

export const keepPost = async (posted: Posted): Promise<void> => {
  await done((await openStore()).transaction(OUTBOX, 'readwrite').objectStore(OUTBOX).add(posted))
}

export const dropPost = async (key: IDBValidKey): Promise<void> => {
  await done((await openStore()).transaction(OUTBOX, 'readwrite').objectStore(OUTBOX).delete(key))
}
