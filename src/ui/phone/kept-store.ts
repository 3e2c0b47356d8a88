/** What the phone itself keeps: for each page what waits to be sent, and what was read last. */
const stores = { outbox: true, tasks: false, 'census-outbox': true, 'census-rounds': false } as const
export type KeptStore = keyof typeof stores

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('chengmai-crew', 3)
    request.onupgradeneeded = () => {
      const { result } = request
      for (const [name, autoIncrement] of Object.entries(stores))
        if (!result.objectStoreNames.contains(name)) result.createObjectStore(name, { autoIncrement })
    }
    request.onsuccess = () => {
      // A page of a later build may need other stores: this one does not stand in its way.
      request.result.onversionchange = () => request.result.close()
      resolve(request.result)
    }
    request.onerror = () => reject(request.error)
  })
}

/** A store of the phone, ready for what `mode` says. */
export const keptStore = async (name: KeptStore, mode: IDBTransactionMode): Promise<IDBObjectStore> =>
  (await open()).transaction(name, mode).objectStore(name)

export const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
