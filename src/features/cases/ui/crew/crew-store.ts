/** What the phone itself keeps: what waits to be sent, and the tasks as they were last read. */
export const OUTBOX = 'outbox'
export const TASKS = 'tasks'

export function openStore(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('chengmai-crew', 2)
    request.onupgradeneeded = () => {
      const { result } = request
      if (!result.objectStoreNames.contains(OUTBOX)) result.createObjectStore(OUTBOX, { autoIncrement: true })
      if (!result.objectStoreNames.contains(TASKS)) result.createObjectStore(TASKS)
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

export const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
