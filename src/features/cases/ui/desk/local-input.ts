const MINUTE_MS = 60_000

/** A moment as `<input type="datetime-local">` writes it: in the browser's own zone, in which a form reads it again. */
export const localInput = (at: number): string =>
  new Date(at - new Date(at).getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 16)
