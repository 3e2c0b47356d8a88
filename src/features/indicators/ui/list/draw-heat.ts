import type { Reason } from '../../domain/reason'
import type { Band } from './options.view'
import { bandOf } from './select-rows.view'

/** What one cell shows: a score, or why there is none. */
export type HeatCell = { readonly score: number } | { readonly reason: Reason | null }

/** Fills of the bands; the text tokens would be too heavy for an area this large. */
export const heatFills: Readonly<Record<Band | 'floor', string>> = {
  good: '#DFE5EA',
  fair: '#9EC5EE',
  weak: '#F3D262',
  poor: '#E97A70',
  floor: '#B0221A',
}
const HATCH = '#C3CCD4'
const INK = '#171C21'

interface Drawing {
  readonly rows: number
  readonly columns: number
  readonly columnWidth: number
  readonly rowHeight: number
  readonly isReadable: boolean
  readonly cell: (column: number, row: number) => HeatCell
}

/** Draws a block of cells. Bands are told apart by lightness, too; no value is hatched, not applicable a dot. */
export function drawHeat(canvas: HTMLCanvasElement, drawing: Drawing): void {
  const { rows, columns, columnWidth, rowHeight, isReadable } = drawing
  const ratio = window.devicePixelRatio || 1
  canvas.width = Math.round(columns * columnWidth * ratio)
  canvas.height = Math.round(rows * rowHeight * ratio)
  const pen = canvas.getContext('2d')
  if (!pen) return
  pen.scale(ratio, ratio)
  pen.clearRect(0, 0, columns * columnWidth, rows * rowHeight)
  pen.font = '11px "Inter Variable", "Chengmai Sans", sans-serif'
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  const gap = isReadable || columnWidth >= 14 ? 1 : 0.75
  for (let column = 0; column < columns; column++)
    for (let row = 0; row < rows; row++) {
      // Whole pixels, or edges would blur; the columns' widths then differ by one.
      const x = Math.round(column * columnWidth)
      const box = {
        x,
        y: row * rowHeight,
        width: Math.round((column + 1) * columnWidth) - x - gap,
        height: rowHeight - gap,
      }
      drawCell(pen, drawing.cell(column, row), box, isReadable)
    }
}

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

function drawCell(pen: CanvasRenderingContext2D, cell: HeatCell, box: Box, isReadable: boolean): void {
  const { x, y, width, height } = box
  if ('score' in cell) {
    const isFloor = cell.score === 0
    pen.fillStyle = heatFills[isFloor ? 'floor' : bandOf(cell.score)]
    pen.fillRect(x, y, width, height)
    if (isReadable) {
      pen.fillStyle = isFloor ? '#FFFFFF' : INK
      pen.fillText(String(Math.round(cell.score)), x + width / 2, y + height / 2 + 0.5)
    }
    return
  }
  if (cell.reason === 'not-applicable') {
    pen.fillStyle = HATCH
    const radius = Math.min(2, height / 4)
    pen.beginPath()
    pen.arc(x + width / 2, y + height / 2, radius, 0, 2 * Math.PI)
    pen.fill()
    return
  }
  pen.save()
  pen.beginPath()
  pen.rect(x, y, width, height)
  pen.clip()
  pen.strokeStyle = HATCH
  pen.lineWidth = 1
  pen.beginPath()
  const step = isReadable ? 6 : 4
  for (let start = x - height; start < x + width; start += step) {
    pen.moveTo(start, y + height)
    pen.lineTo(start + height, y)
  }
  pen.stroke()
  pen.restore()
}
