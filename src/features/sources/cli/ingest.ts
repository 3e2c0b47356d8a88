import { existsSync } from 'node:fs'
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { SingleBar } from 'cli-progress'
import { ConfigError, config } from '../../../platform/config'
import { ensureIngestKey } from '../../../platform/ingest-key'
import { StartError } from '../../../platform/start-error'
import { Problem } from '../../../shared/problem'
import type { BatchOutcome } from '../domain/outcome'
import { parseProfile } from '../domain/parse-profile'
import { openOwnDatabase } from './own-database'
import { type Door, fetchRejects, sendFile } from './send-file'
import { summaryOf } from './summary'

const USAGE = '用法 / usage: npm run ingest -- <profile.json> <file> [--at 2026-11-21T08:00:00+08:00]'

interface Order {
  readonly profile: unknown
  readonly file: string
  readonly heldFrom: Date | null
}

async function readOrder(args: readonly string[]): Promise<Order> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { at: { type: 'string' } },
    allowPositionals: true,
  })
  const [profilePath, file] = positionals
  if (!profilePath || !file) throw new StartError(USAGE)
  const known = [profilePath, path.join('seed', 'sources', `${profilePath}.json`)].find(each => existsSync(each))
  if (!known) throw new StartError(`没有这个接入配置 / there is no profile ${profilePath}\n${USAGE}`)
  if (!existsSync(file)) throw new StartError(`没有这个文件 / there is no file ${file}`)
  const heldFrom = values.at === undefined ? null : new Date(values.at)
  if (heldFrom && Number.isNaN(heldFrom.getTime())) throw new StartError(`--at 不是时间 / is no moment: ${values.at}`)
  let profile: unknown
  try {
    profile = JSON.parse(await readFile(known, 'utf8'))
  } catch (error) {
    throw new StartError(`接入配置不是 JSON / ${known} is no JSON: ${(error as Error).message}`)
  }
  return { profile, file, heldFrom }
}

/** The door of a server that runs on `PORT` here, if there is one. */
async function findDoor(): Promise<Door | null> {
  const { host, port, dataDir, ingestKey: given } = config()
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  const baseUrl = `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`
  const isReady = await fetch(`${baseUrl}/readyz`, { signal: AbortSignal.timeout(2000) }).then(
    answer => answer.ok,
    () => false,
  )
  return isReady ? { baseUrl, key: (await ensureIngestKey({ dataDir, given })).value } : null
}

const bar = (unit: string) =>
  new SingleBar({
    format: `  {bar} {percentage}%  {value}/{total} ${unit}  {duration_formatted}`,
    hideCursor: true,
    clearOnComplete: false,
    stream: process.stderr,
    noTTYOutput: false,
  })

async function saveRejects(batch: string, texts: AsyncIterable<string> | Iterable<string>): Promise<string> {
  const folder = path.join(config().dataDir, 'rejects')
  await mkdir(folder, { recursive: true })
  const file = path.join(folder, `${batch}.ndjson`)
  await writeFile(file, '')
  for await (const text of texts) await writeFile(file, text, { flag: 'a' })
  return file
}

async function throughServer(door: Door, order: Order): Promise<{ outcome: BatchOutcome; rejects: string | null }> {
  const { source } = parseProfile(order.profile)
  const total = Math.max(1, Math.round((await stat(order.file)).size / 1024))
  const progress = bar('kB')
  progress.start(total, 0)
  const outcome = await sendFile(door, { ...order, source }, bytes =>
    progress.update(Math.round(bytes / 1024)),
  ).finally(() => progress.stop())
  const rejects =
    outcome.rejected > 0 ? await saveRejects(outcome.batch, [await fetchRejects(door, outcome.batch)]) : null
  return { outcome, rejects }
}

async function throughDatabase(order: Order): Promise<{ outcome: BatchOutcome; rejects: string | null }> {
  const profile = parseProfile(order.profile)
  const own = await openOwnDatabase(line => process.stderr.write(`  ${line}\n`))
  try {
    let shown = 0
    const outcome = await own.take(profile, order.file, order.heldFrom, rows => {
      if (rows - shown < 10_000 || !process.stderr.isTTY) return
      shown = rows
      process.stderr.write(`\r  ${rows.toLocaleString('en')} 行 / rows`)
    })
    if (shown > 0) process.stderr.write('\n')
    return {
      outcome,
      rejects: outcome.rejected > 0 ? await saveRejects(outcome.batch, own.rejects(outcome.batch)) : null,
    }
  } finally {
    await own.close()
  }
}

/** Sends a file through the ingest door: of the server on `PORT`, else of the database itself. */
async function main(): Promise<void> {
  const order = await readOrder(process.argv.slice(2))
  const door = await findDoor()
  const began = performance.now()
  const { outcome, rejects } = door ? await throughServer(door, order) : await throughDatabase(order)
  process.stdout.write(summaryOf(outcome, (performance.now() - began) / 1000, rejects))
}

main().catch((error: unknown) => {
  const isExpected = error instanceof Problem || error instanceof StartError || error instanceof ConfigError
  const code = error instanceof Problem ? ` (${error.code})` : ''
  process.stderr.write(`\n${isExpected ? `${(error as Error).message}${code}` : (error as Error).stack}\n`)
  process.exitCode = 1
})
