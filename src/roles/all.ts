import type { RunningRole } from './running-role'
import { superviseWorker } from './supervise-worker'
import { startWeb } from './web'

/** Pages, API and sockets in this process; the worker in a child of its own, so that a stuck job never freezes the wall. */
export async function startAll(): Promise<RunningRole> {
  const web = await startWeb()
  const worker = superviseWorker()
  return {
    async close() {
      await worker.close()
      await web.close()
    },
  }
}
