import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refusal } from './say.mjs'

/** The checkout's folder; every command works from here, wherever it was called. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** The data folder (DATA_DIR), where everything that is not in the repository goes. */
export const dataDir = resolve(root, process.env.DATA_DIR || '.data')

/** Parent by parent: Node's own recursive way never comes back where a file system refuses folders with ENOENT. */
function makeFolder(folder) {
  if (existsSync(folder)) return
  makeFolder(dirname(folder))
  mkdirSync(folder)
}

/** Makes a folder and proves that files can be created in it. */
export function requireWritable(folder) {
  const probe = join(folder, `.write-test-${process.pid}`)
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK)
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    const why = error.code === 'ENOSPC' ? '磁盘已满 / the disk is full' : error.code
    throw new Refusal(
      `无法写入 ${folder}（${why}）。请换一个可写的目录，或设置 DATA_DIR。`,
      `Cannot write to ${folder} (${why}). Use a folder that you may write to, or set DATA_DIR.`,
    )
  }
}
