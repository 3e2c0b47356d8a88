import { config } from '../../../platform/config'
import { ensureIngestKey } from '../../../platform/ingest-key'
import { StartError } from '../../../platform/start-error'

const USAGE = '用法 / usage: npm run clock -- +90d (min, h, d, mo)'

/** Asks the demo city that runs on `PORT` to let its time pass. */
async function leap(by: string): Promise<string> {
  const { host, port, dataDir, ingestKey: given } = config()
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  const url = `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}/api/v1/clock`
  const { value } = await ensureIngestKey({ dataDir, given })
  const answer = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${value}`, 'content-type': 'application/json' },
    body: JSON.stringify({ leap: by }),
  }).catch(() => {
    throw new StartError(`${url} 没有应答，请先 npm start / nobody answers there: npm start first`)
  })
  const told = (await answer.json()) as { from?: string; to?: string; detail?: string }
  if (!answer.ok) throw new StartError(told.detail ?? `answered ${answer.status}`)
  return `${told.from} → ${told.to}`
}

const [by] = process.argv.slice(2)
try {
  if (!by) throw new StartError(USAGE)
  console.log(await leap(by))
} catch (error) {
  console.error(error instanceof StartError ? error.message : error)
  process.exitCode = 1
}
