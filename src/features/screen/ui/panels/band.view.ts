/** Twenty cells a row fill a rail; 94 to 98 cells make five rows, the last one short. */
export function bandLayout(cells: number, columns = 20): { readonly columns: number; readonly rows: number } {
  return { columns, rows: Math.ceil(cells / columns) }
}

/** Columns by which square cells fill a box of the given width by height; twenty where there is no box to fill. */
export function columnsFor(cells: number, shape: number | null): number {
  if (shape === null) return 20
  const fits = (columns: number) => Math.min(shape / columns, 1 / Math.ceil(cells / columns))
  const choices = Array.from({ length: cells }, (_, place) => place + 1)
  return choices.reduce((best, columns) => (fits(columns) > fits(best) ? columns : best), 1)
}

/**
 * Class of a cell: grey by score in five steps, lighter is better; hollow without a value; coloured only where the
 * value is at or below its floor (score 0).
 */
export function bandClass(score: number | null): string {
  if (score === null) return 'cell-none'
  if (score <= 0) return 'cell-low'
  return `cell-${Math.min(5, Math.floor(score / 20) + 1)}`
}
