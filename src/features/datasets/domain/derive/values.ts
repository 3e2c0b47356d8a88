/**
 * A record on its way in, by field name: string, number, boolean; a `timestamp` as epoch milliseconds, a `date` as
 * `2026-11-21`, `json` and `geometry` as they were parsed. An empty field is `null` or absent.
 */
export type Values = Record<string, unknown>

export const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

export const numberOf = (value: unknown): number | null =>
  typeof value === 'number' && !Number.isNaN(value) ? value : null

/** Keeps a supplied value; else sets the derived one, if there is one. */
export function derive(values: Values, field: string, value: string | number | boolean | null): void {
  if (values[field] !== null && values[field] !== undefined) return
  values[field] = typeof value === 'number' && !Number.isFinite(value) ? null : value
}

/** To ten thousandths, so that a derived number reads the same wherever it was computed. */
export const rounded = (value: number): number => Math.round(value * 10_000) / 10_000
