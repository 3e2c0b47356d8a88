/** A part of a whole in per cent, cut to a tenth so that 100 means all; null of nothing. */
export const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.floor((1000 * part) / whole) / 10
