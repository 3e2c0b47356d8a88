import { done, type KeptStore, keptStore } from './kept-store'

export interface Kept<Posted> {
  readonly key: IDBValidKey
  readonly posted: Posted
}

/** What was done on a phone and waits to be sent, in the order in which it was done; kept over a closed page. */
export interface Outbox<Posted> {
  readonly keep: (posted: Posted) => Promise<void>
  readonly kept: () => Promise<Kept<Posted>[]>
  readonly drop: (key: IDBValidKey) => Promise<void>
}

export const outboxIn = <Posted>(name: KeptStore): Outbox<Posted> => ({
  keep: async posted => void (await done((await keptStore(name, 'readwrite')).add(posted))),
  kept: async () => {
    const store = await keptStore(name, 'readonly')
    const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll() as IDBRequest<Posted[]>)])
    return keys.flatMap((key, at) => {
      const posted = values[at]
      return posted ? [{ key, posted }] : []
    })
  },
  drop: async key => void (await done((await keptStore(name, 'readwrite')).delete(key))),
})
