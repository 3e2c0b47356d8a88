import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export interface KeptSecret {
  readonly value: string
  /** Where it is kept; absent where the environment gave it. */
  readonly path?: string
}

interface Options {
  readonly dataDir: string
  /** Name of the file in `dataDir`. */
  readonly name: string
  /** From the environment; it wins. */
  readonly given?: string | undefined
}

/**
 * A secret of this installation: the one given, else the one in its file, made at first start and readable by its
 * owner alone. Several processes may start at once: one makes it, the others read it.
 */
export async function keptSecret({ dataDir, name, given }: Options): Promise<KeptSecret> {
  if (given) return { value: given }
  const file = path.join(dataDir, name)
  await mkdir(dataDir, { recursive: true })
  const fresh = randomBytes(32).toString('base64url')
  try {
    await writeFile(file, `${fresh}\n`, { mode: 0o600, flag: 'wx' })
    return { value: fresh, path: file }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  for (let attempt = 0; attempt < 20; attempt++) {
    const value = (await readFile(file, 'utf8')).trim()
    if (value !== '') return { value, path: file }
    // Another process has just opened it and is about to write.
    await sleep(50)
  }
  throw new Error(`${file} is empty; remove it to have a new one made`)
}
