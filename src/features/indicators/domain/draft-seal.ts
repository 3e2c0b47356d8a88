import type { Draft } from './draft'

/** A draft and the rules it was previewed against as one text, to be sealed: publishing another one is refused. */
export const sealedText = (draft: Draft, versions: number): string =>
  JSON.stringify([versions, draft], (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
