import type { Writable } from 'node:stream'
import type { Tx } from './client'

/** Bytes or characters handed to the socket at once. */
const PIECE = 256 * 1024

const written = (sink: Writable, piece: string | Buffer) =>
  new Promise<void>((resolve, reject) => {
    sink.once('error', reject)
    sink.write(piece, error => {
      sink.off('error', reject)
      if (error) reject(error)
      else resolve()
    })
  })

function* piecesOf(lines: Buffer | readonly string[]): Generator<string | Buffer> {
  if (Buffer.isBuffer(lines)) {
    for (let at = 0; at < lines.length; at += PIECE) yield lines.subarray(at, at + PIECE)
    return
  }
  let piece = ''
  for (const line of lines) {
    piece += line
    if (piece.length < PIECE) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}

/**
 * Sends lines through `COPY … FROM STDIN` and waits until the server has taken them all.
 *
 * The driver's stream neither finishes nor fails when the server refuses a copy after its last byte, so the end is
 * not awaited on the stream: all writes are flushed, which makes `end()` send its mark at once, and the next statement
 * of the same connection succeeds only if the copy did.
 */
export async function copyInto(tx: Tx, copy: string, lines: Buffer | readonly string[]): Promise<void> {
  const sink = await tx.unsafe(copy).writable()
  // A failure is thrown by the write or the statement that meets it; the stream's own report must not end the process.
  sink.on('error', () => {})
  for (const piece of piecesOf(lines)) await written(sink, piece)
  sink.end()
  await tx.unsafe('select 1')
}
