import { randomUUID } from 'node:crypto'

/** A UUID of version 7 (RFC 9562): the moment in milliseconds, then chance; later ones sort after earlier ones. */
export function uuid(at: Date): string {
  const time = at.getTime().toString(16).padStart(12, '0')
  const drawn = randomUUID()
  return `${time.slice(0, 8)}-${time.slice(8)}-7${drawn.slice(15)}`
}
