import type PDFDocument from 'pdfkit'
import { encode } from 'uqr'

/** Points of a page: A4 with margins wide enough to be filed. */
export const MARGIN = 56
const INK = '#16191d'
const QUIET = '#59636d'
const LINE = '#c9d0d6'

interface Column {
  readonly title: string
  /** Share of the width; all of a table make 1. */
  readonly share: number
}

/**
 * A page to write on from top to bottom, in one measure of type for everything that is printed. Text wraps by the rules
 * of its language (UAX 14); what does not fit goes on, on the next page.
 */
export class Sheet {
  readonly #pdf: PDFKit.PDFDocument
  constructor(pdf: InstanceType<typeof PDFDocument>) {
    this.#pdf = pdf
  }

  get #width(): number {
    return this.#pdf.page.width - 2 * MARGIN
  }

  /** Leaves the page if less than `height` points are left on it. */
  #keep(height: number): void {
    if (this.#pdf.y + height > this.#pdf.page.height - MARGIN) this.#pdf.addPage()
  }

  #text(text: string, { size, bold = false, colour = INK, align = 'left', after = 6 }: TextStyle): void {
    this.#pdf
      .font(bold ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor(colour)
      .text(text, MARGIN, this.#pdf.y, { width: this.#width, align, lineGap: size * 0.3 })
    this.#pdf.y += after
  }

  title(text: string): void {
    this.#text(text, { size: 22, bold: true, align: 'center', after: 2 })
  }

  /** A line under the title: number, day. */
  subtitle(text: string): void {
    this.#text(text, { size: 11, colour: QUIET, align: 'center', after: 0 })
  }

  rule(): void {
    const y = this.#pdf.y + 4
    this.#pdf
      .moveTo(MARGIN, y)
      .lineTo(MARGIN + this.#width, y)
      .lineWidth(0.8)
      .strokeColor(LINE)
      .stroke()
    this.#pdf.y = y + 12
  }

  heading(text: string): void {
    this.#keep(48)
    this.#pdf.y += 6
    this.#text(text, { size: 13, bold: true, after: 4 })
  }

  paragraph(text: string): void {
    this.#text(text, { size: 11.5 })
  }

  note(text: string): void {
    this.#text(text, { size: 9.5, colour: QUIET, after: 4 })
  }

  /** Names with what they are, one under the other; a value may take several lines. */
  facts(pairs: readonly (readonly [name: string, value: string])[]): void {
    const left = 108
    for (const [name, value] of pairs) {
      const width = this.#width - left
      this.#pdf.font('regular').fontSize(11)
      const height = this.#pdf.heightOfString(value, { width, lineGap: 3 })
      this.#keep(height)
      const { y } = this.#pdf
      this.#pdf.fillColor(QUIET).text(name, MARGIN, y, { width: left - 12, lineGap: 3 })
      this.#pdf.fillColor(INK).text(value, MARGIN + left, y, { width, lineGap: 3 })
      this.#pdf.y = y + height + 1
    }
  }

  /** Rows under a head that is written anew on every page. */
  table(columns: readonly Column[], rows: readonly (readonly string[])[]): void {
    const titles = columns.map(each => each.title)
    this.#keep(52)
    this.#row(columns, titles, true)
    for (const row of rows) {
      const page = this.#pdf.bufferedPageRange().count
      this.#keep(24)
      if (this.#pdf.bufferedPageRange().count !== page) this.#row(columns, titles, true)
      this.#row(columns, row, false)
    }
    this.#pdf.y += 5
  }

  #row(columns: readonly Column[], cells: readonly string[], isHead: boolean): void {
    this.#pdf
      .font(isHead ? 'bold' : 'regular')
      .fontSize(10)
      .fillColor(isHead ? QUIET : INK)
    const widths = columns.map(each => each.share * this.#width)
    const { y } = this.#pdf
    let x = MARGIN
    let height = 0
    for (const [at, width] of widths.entries()) {
      const cell = { width: width - 8, lineGap: 2 }
      const text = cells[at] ?? ''
      height = Math.max(height, this.#pdf.heightOfString(text, cell))
      this.#pdf.text(text, x, y, cell)
      x += width
    }
    const bottom = y + height + 1
    this.#pdf
      .moveTo(MARGIN, bottom)
      .lineTo(MARGIN + this.#width, bottom)
      .lineWidth(0.5)
      .strokeColor(LINE)
      .stroke()
    this.#pdf.y = bottom + 3
  }

  /** Who signs, at the right, beside a code that leads to the thing itself. */
  signature(lines: readonly string[], link: { readonly url: string; readonly caption: string }): void {
    const side = 76
    this.#keep(side + 40)
    this.#pdf.y += 12
    const { y } = this.#pdf
    this.#code(link.url, MARGIN, y, side)
    this.#pdf.font('regular').fontSize(9).fillColor(QUIET)
    this.#pdf.text(link.caption, MARGIN, y + side + 4, { width: this.#width / 2, link: link.url })
    this.#pdf.font('regular').fontSize(12).fillColor(INK)
    const half = { width: this.#width / 2, align: 'right', lineGap: 6 } as const
    this.#pdf.text(lines.join('\n'), MARGIN + this.#width / 2, y + 12, half)
    this.#pdf.y = y + side + 28
  }

  #code(text: string, x: number, y: number, side: number): void {
    const { data, size } = encode(text, { border: 0 })
    const cell = side / size
    for (const [row, cells] of data.entries())
      for (const [column, isDark] of cells.entries())
        if (isDark) this.#pdf.rect(x + column * cell, y + row * cell, cell + 0.05, cell + 0.05)
    this.#pdf.fill(INK)
  }
}

interface TextStyle {
  readonly size: number
  readonly bold?: boolean
  readonly colour?: string
  readonly align?: 'left' | 'center'
  /** Points below. */
  readonly after?: number
}
