import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type DemoProgress, parseProgress } from '../domain/progress'

const fileIn = (dataDir: string): string => path.join(dataDir, 'demo-progress.json')

/** How far the demo has come; `null` where it never began. */
export async function readDemoProgress(dataDir: string): Promise<DemoProgress | null> {
  const text = await readFile(fileIn(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return text === null ? null : parseProgress(text)
}

/** The progress of one run: seeding and feed both change it, and each change is on the disk before it is told. */
export interface Keeper {
  readonly now: DemoProgress
  change(patch: Partial<DemoProgress>): Promise<void>
}

export function keepProgress(dataDir: string, begun: DemoProgress): Keeper {
  let now = begun
  let writing: Promise<unknown> = Promise.resolve()
  const write = async () => {
    await mkdir(dataDir, { recursive: true })
    const file = fileIn(dataDir)
    // Replaced whole, so that a reader or a crash never finds half a file.
    await writeFile(`${file}.new`, `${JSON.stringify(now, null, 1)}\n`)
    await rename(`${file}.new`, file)
  }
  return {
    get now() {
      return now
    },
    change(patch) {
      now = { ...now, ...patch }
      const turn = writing.then(write, write)
      writing = turn
      return turn
    },
  }
}
