import type { ShownPage } from '../api'
import { done, openStore, TASKS } from './crew-store'

/** Keeps the tasks as they were read; `whose` are the unit and the person they are for. */
export const keepTasks = async (whose: string, page: ShownPage): Promise<void> => {
  const store = (await openStore()).transaction(TASKS, 'readwrite').objectStore(TASKS)
  // One crew's tasks at a time: whoever uses the phone next finds nothing of the one before.
  await done(store.clear())
  await done(store.put(page, whose))
}

/** The tasks as they were last read; `undefined` where none were. */
export const keptTasks = async (whose: string): Promise<ShownPage | undefined> =>
  done((await openStore()).transaction(TASKS).objectStore(TASKS).get(whose) as IDBRequest<ShownPage | undefined>)
