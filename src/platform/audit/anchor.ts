import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Connection } from '../db/client'
import { type ChainEnd, hashOf } from './data/entries.queries'
import { type ChainBreak, verifyChain } from './verify-chain'

/**
 * The end of the chain, written down outside the database: a chain whose end was cut off, or that was made anew from
 * some entry on, is whole in itself; only an end that somebody remembers tells.
 */
const anchorFile = (dataDir: string) => path.join(dataDir, 'audit.anchor')

/** @returns `null` where none was written yet */
export async function readAnchor(dataDir: string): Promise<ChainEnd | null> {
  const text = await readFile(anchorFile(dataDir), 'utf8').catch(() => null)
  const [, seq, hash] = /^(\d+) ([\w-]{43})\s*$/.exec(text ?? '') ?? []
  return seq && hash ? { seq: Number(seq), hash } : null
}

async function writeAnchor(dataDir: string, { seq, hash }: ChainEnd): Promise<void> {
  await mkdir(dataDir, { recursive: true })
  const next = `${anchorFile(dataDir)}.next`
  await writeFile(next, `${seq} ${hash}\n`, { mode: 0o600 })
  await rename(next, anchorFile(dataDir))
}

/**
 * Verifies what was written since the anchor and moves the anchor to the end. It never moves past a break: an anchor
 * that followed a forged chain would prove the forgery.
 */
export async function moveAnchor(
  sql: Connection,
  dataDir: string,
): Promise<{ readonly end: ChainEnd | null; readonly broken: ChainBreak | null }> {
  const anchor = await readAnchor(dataDir)
  if (anchor) {
    const hash = await hashOf(sql, anchor.seq)
    if (hash !== anchor.hash)
      return { end: anchor, broken: { seq: anchor.seq, kind: hash === null ? 'cut' : 'rewritten' } }
  }
  const { end, broken } = await verifyChain(sql, { from: anchor })
  if (end && end.seq !== anchor?.seq) await writeAnchor(dataDir, end)
  return { end, broken }
}
