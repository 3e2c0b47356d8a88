import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** A key as its holder sends it: `cm_`, a readable beginning of 8, and 256 random bits. */
const shape = /^cm_([0-9a-f]{8})_[\w-]{43}$/

export interface NewKey {
  /** Shown once. */
  readonly key: string
  readonly prefix: string
  readonly hash: string
}

/** 256 random bits need no slow hash: there is nothing to guess, so SHA-256 is enough, and each call pays it. */
const hashOf = (key: string): string => createHash('sha256').update(key).digest('base64url')

export function newKey(): NewKey {
  const prefix = randomBytes(4).toString('hex')
  const key = `cm_${prefix}_${randomBytes(32).toString('base64url')}`
  return { key, prefix, hash: hashOf(key) }
}

/** The readable beginning of what may be one of our keys; `null` for anything else. */
export const prefixOf = (text: string): string | null => shape.exec(text)?.[1] ?? null

/** Whether a key is the one of a hash; takes the same time wherever they differ. */
export const isKeyOf = (key: string, hash: string): boolean =>
  timingSafeEqual(Buffer.from(hashOf(key)), Buffer.from(hash.padEnd(43).slice(0, 43)))
