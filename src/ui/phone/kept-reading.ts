import { done, type KeptStore, keptStore } from './kept-store'

/** Keeps what was read last; `whose` says for whom. */
export async function keepReading(name: KeptStore, whose: string, read: unknown): Promise<void> {
  const store = await keptStore(name, 'readwrite')
  // One reader's at a time: whoever uses the phone next finds nothing of the one before.
  await done(store.clear())
  await done(store.put(read, whose))
}

/** What was read last; `undefined` where nothing was. */
export const keptReading = async <T>(name: KeptStore, whose: string): Promise<T | undefined> =>
  done((await keptStore(name, 'readonly')).get(whose) as IDBRequest<T | undefined>)
