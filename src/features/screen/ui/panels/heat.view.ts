/** Shade of a value of 0 to 100: five steps of ten points up to 100, coloured below 60 alone; hollow without a value. */
export function heatClass(value: number | null): string {
  if (value === null) return 'heat-none'
  if (value < 60) return 'heat-low'
  return `heat-${Math.min(4, Math.floor((value - 60) / 10) + 1)}`
}
