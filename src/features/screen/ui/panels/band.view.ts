/** Twenty cells a row fill a rail; 94 to 98 cells make five rows, the last one short. */
export function bandLayout(cells: number, columns = 20): { readonly columns: number; readonly rows: number } {
  return { columns, rows: Math.ceil(cells / columns) }
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
