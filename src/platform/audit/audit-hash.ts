import { createHash } from 'node:crypto'

/** What an entry says; everything of it goes into its hash. */
export interface AuditFacts {
  readonly seq: number
  readonly at: Date
  readonly actor: string
  readonly action: string
  readonly outcome: 'done' | 'denied' | 'failed'
  readonly subject: string
  readonly from: string | null
  readonly requestId: string | null
  readonly before: unknown
  readonly after: unknown
  readonly reason: string | null
}

/** The hash that the first entry follows. */
export const CHAIN_START = 'chengmai'

/** JSON with sorted names, as it can be made again from what `jsonb` gives back. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).filter(([, each]) => each !== undefined)
    return `{${entries
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, each]) => `${JSON.stringify(name)}:${canonicalJson(each)}`)
      .join(',')}}`
  }
  return JSON.stringify(value) ?? 'null'
}

export function auditHash(previous: string, { at, before, after, ...rest }: AuditFacts): string {
  const facts = canonicalJson({ ...rest, at: at.toISOString(), before: before ?? null, after: after ?? null })
  return createHash('sha256').update(previous).update('\n').update(facts).digest('base64url')
}
