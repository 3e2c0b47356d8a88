import type { ChildProcess } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'

interface Answer {
  readonly id?: number
  readonly result?: Record<string, unknown>
  readonly error?: { readonly message: string }
}

/** Speaks the DevTools protocol with a browser over its pipe: JSON messages that end in NUL, on descriptors 3 and 4. */
export class BrowserPipe {
  readonly #to: Writable
  readonly #waiting = new Map<number, { done: (result: Record<string, unknown>) => void; failed: (e: Error) => void }>()
  #asked = 0
  #rest = Buffer.alloc(0)

  constructor(browser: ChildProcess) {
    this.#to = browser.stdio[3] as Writable
    const from = browser.stdio[4] as Readable
    from.on('data', (chunk: Buffer) => this.#read(chunk))
    // a browser that has ended takes nothing more; whoever waits is told below
    this.#to.on('error', () => {})
    from.on('error', () => {})
    const ended = () => this.#end()
    browser.once('exit', ended)
    browser.once('error', ended)
  }

  /** @throws Error for what the browser refuses, or once it has ended */
  ask(method: string, params: object = {}, sessionId?: string): Promise<Record<string, unknown>> {
    this.#asked += 1
    const id = this.#asked
    return new Promise((done, failed) => {
      this.#waiting.set(id, { done, failed })
      this.#to.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
    })
  }

  #read(chunk: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, chunk])
    for (let end = this.#rest.indexOf(0); end >= 0; end = this.#rest.indexOf(0)) {
      const answer = JSON.parse(this.#rest.subarray(0, end).toString()) as Answer
      this.#rest = this.#rest.subarray(end + 1)
      const asker = answer.id === undefined ? undefined : this.#waiting.get(answer.id)
      if (!asker || answer.id === undefined) continue
      this.#waiting.delete(answer.id)
      if (answer.error) asker.failed(new Error(answer.error.message))
      else asker.done(answer.result ?? {})
    }
  }

  #end(): void {
    for (const { failed } of this.#waiting.values()) failed(new Error('the browser has ended'))
    this.#waiting.clear()
  }
}
