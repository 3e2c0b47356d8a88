import { mapColours, mix, rgb } from '../../../ui/tokens'

/** By the index of each district (null where it is withheld), its share 0 to 1 between the lowest and the highest; the middle where there is none or no spread. */
export function sharesOf(values: ReadonlyMap<string, number | null>): (code: string) => number {
  const known = [...values.values()].filter(value => value !== null)
  return code => shareOf(values.get(code), known)
}

function shareOf(value: number | null | undefined, all: readonly number[]): number {
  const least = Math.min(...all)
  const most = Math.max(...all)
  return value === null || value === undefined || most - least < 0.05 ? 0.45 : (value - least) / (most - least)
}

/** Colour of a district's ground by its share, red, green and blue of 0 to 255. */
export const toneOf = (share: number): readonly [number, number, number] =>
  mix(rgb(mapColours.rampLow), rgb(mapColours.rampHigh), 0.1 + 0.34 * share)
