import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { createInterface } from 'node:readline'

const largest = 20 * 1024 * 1024

/**
 * What the server says. All of it goes to a log file; until it is ready its progress is shown on the terminal, too,
 * but not its structured log, which is for machines.
 */
export class Output {
  isQuiet = false
  #readers = []

  constructor(path) {
    this.path = path
    mkdirSync(dirname(path), { recursive: true })
    if (existsSync(path) && statSync(path).size > largest) renameSync(path, `${path}.1`)
    this.file = createWriteStream(path, { flags: 'a' })
  }

  follow(child) {
    this.#readers = [child.stdout, child.stderr].map(stream => {
      const reader = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })
      reader.on('line', line => {
        this.file.write(`${line}\n`)
        if (!this.isQuiet && !line.startsWith('{"level"')) console.log(line)
      })
      return new Promise(settle => reader.once('close', settle))
    })
  }

  /** From now on the terminal is ours: the address stays its last line. */
  toFileOnly() {
    this.isQuiet = true
  }

  /** Resolves when the last words of the followed process were written; a grandchild may hold the pipe open. */
  async flush() {
    await Promise.race([Promise.all(this.#readers), new Promise(settle => setTimeout(settle, 1000).unref())])
  }
}
