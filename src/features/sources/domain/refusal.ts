/** Why a record was refused; the codes never change (`contract`). */
export const refusalCodes = [
  'shape',
  'type',
  'enum',
  'range',
  'required',
  'date',
  'coordinates',
  'outside-city',
  'unknown-area',
  'duplicate-in-batch',
  'order',
  'encoding',
  'too-large',
  'scope',
] as const

export type RefusalCode = (typeof refusalCodes)[number]

/** Returned, not thrown: refusals are ordinary answers of the hot path. */
export class Refused {
  constructor(
    readonly code: RefusalCode,
    readonly reason: string,
    /** The column or field it was found in. */
    readonly field: string | null = null,
  ) {}

  /** The same refusal, told of a field. */
  of(field: string): Refused {
    return this.field === null ? new Refused(this.code, this.reason, field) : this
  }
}

/** A sender's text as it is quoted in a reason: short, on one line. */
export const quote = (raw: unknown): string => {
  const text = typeof raw === 'string' ? raw : (JSON.stringify(raw) ?? String(raw))
  return `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`
}

/** What PostgreSQL cannot hold in a text: U+0000, and half of a surrogate pair (`u` finds lone ones only). */
export const unstorable = /[\0\ud800-\udfff]/u
