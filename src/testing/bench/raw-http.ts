import { connect, type Socket } from 'node:net'

export interface RawAnswer {
  readonly status: number
  readonly body: Buffer
}

const END = Buffer.from('\r\n\r\n')

/**
 * One kept connection that asks for one thing at a time and reads just what it must, so that the client costs next to
 * nothing beside the server.
 */
export class RawHttp {
  #socket: Socket
  #parts: Buffer[] = []
  #size = 0
  #wanted: { resolve(answer: RawAnswer): void; reject(error: Error): void } | undefined
  #whole = 0
  #bodyAt = 0
  #status = 0

  constructor(
    private readonly port: number,
    private readonly headers: string = '',
  ) {
    this.#socket = this.#open()
  }

  get(path: string): Promise<RawAnswer> {
    // the server ends what it was not asked on for some seconds
    if (this.#socket.destroyed || this.#socket.readableEnded) this.#socket = this.#open()
    return new Promise((resolve, reject) => {
      this.#wanted = { resolve, reject }
      this.#socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost\r\n${this.headers}\r\n`)
    })
  }

  #open(): Socket {
    const socket = connect({ port: this.port, host: '127.0.0.1', noDelay: true })
    socket.on('data', part => this.#read(part))
    const fail = (error: Error) => {
      if (socket === this.#socket) this.#wanted?.reject(error)
    }
    socket.on('error', fail)
    socket.on('close', () => fail(new Error('connection closed')))
    return socket
  }

  #read(part: Buffer): void {
    this.#parts.push(part)
    this.#size += part.length
    if (this.#whole === 0) {
      const bytes = this.#parts.length === 1 ? part : Buffer.concat(this.#parts)
      this.#parts = [bytes]
      const end = bytes.indexOf(END)
      if (end < 0) return
      const head = bytes.toString('latin1', 0, end)
      this.#status = Number(head.slice(9, 12))
      const length = /content-length: (\d+)/i.exec(head)?.[1]
      if (length === undefined && this.#status !== 304) {
        this.#wanted?.reject(new Error(`an answer without a length:\n${head}`))
        return
      }
      this.#bodyAt = end + END.length
      this.#whole = this.#bodyAt + Number(length ?? 0)
    }
    if (this.#size < this.#whole) return
    const bytes = this.#parts.length === 1 ? (this.#parts[0] as Buffer) : Buffer.concat(this.#parts)
    const wanted = this.#wanted
    const answer = { status: this.#status, body: bytes.subarray(this.#bodyAt, this.#whole) }
    this.#parts = []
    this.#size = 0
    this.#whole = 0
    this.#wanted = undefined
    wanted?.resolve(answer)
  }

  close(): void {
    this.#socket.destroy()
  }
}
