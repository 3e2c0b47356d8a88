import type PDFDocument from 'pdfkit'
import { encode } from 'uqr'
import { Pen } from './pen'

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

/** A number as it stands among others. */
interface Figure {
  readonly value: string
  readonly name: string
  /** What it is measured against. */
  readonly note?: string
  readonly isLarge?: boolean
}

/**
 * A page to write on from top to bottom, in one measure of type for everything that is printed. Text wraps by the rules
 * of its language (UAX 14); what does not fit goes on, on the next page.
 */
export class Sheet {
  readonly #pdf: PDFKit.PDFDocument
  /** Size of everything that is written, 1 for a letter. */
  readonly #scale: number
  constructor(pdf: InstanceType<typeof PDFDocument>, scale = 1) {
    this.#pdf = pdf
    this.#scale = scale
  }

  get #width(): number {
    return this.#pdf.page.width - 2 * MARGIN
  }

  /** Leaves the page if less than `height` points are left on it. */
  #keep(height: number): void {
    if (this.#pdf.y + height > this.#pdf.page.height - MARGIN) this.#pdf.addPage()
  }

  #text(text: string, { size: whole, bold = false, colour = INK, align = 'left', after = 6 }: TextStyle): void {
    const size = whole * this.#scale
    this.#pdf
      .font(bold ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor(colour)
      .text(text, MARGIN, this.#pdf.y, { width: this.#width, align, lineGap: size * 0.3 })
    this.#pdf.y += after * this.#scale
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
    this.#keep(48 * this.#scale)
    this.#pdf.y += 6 * this.#scale
    this.#text(text, { size: 13, bold: true, after: 4 })
  }

  paragraph(text: string): void {
    this.#text(text, { size: 11.5 })
  }

  note(text: string): void {
    this.#text(text, { size: 9.5, colour: QUIET, after: 4 })
  }

  /** Numbers side by side over the whole width, each with its name above it. */
  figures(figures: readonly Figure[]): void {
    const scale = this.#scale
    const width = this.#width / Math.max(1, figures.length)
    const isLarge = figures.some(each => each.isLarge)
    const hasNotes = figures.some(each => each.note)
    const height = (14 + (isLarge ? 34 : 22) + (hasNotes ? 13 : 0)) * scale
    this.#keep(height)
    const { y } = this.#pdf
    for (const [at, { value, name, note, isLarge: large = false }] of figures.entries()) {
      const x = MARGIN + at * width
      this.#line(name, x, y, { size: 9, colour: QUIET, width: width - 8 })
      const top = y + (12 + (isLarge && !large ? 9 : 0)) * scale
      this.#line(value, x, top, { size: large ? 26 : 16, bold: true, colour: INK, width: width - 8 })
      if (note) this.#line(note, x, y + height - 13 * scale, { size: 8.5, colour: QUIET, width: width - 8 })
    }
    this.#pdf.y = y + height + 4 * scale
  }

  /** One line at a place; what is too long is set smaller, never cut. */
  #line(text: string, x: number, y: number, { size, bold = false, colour = INK, width }: LineStyle): void {
    const pdf = this.#pdf.font(bold ? 'bold' : 'regular').fontSize(size * this.#scale)
    const share = Math.min(1, width / pdf.widthOfString(text))
    pdf
      .fontSize(size * this.#scale * share)
      .fillColor(colour)
      .text(text, x, y, { lineBreak: false })
  }

  /** Goes on at the head of the next page. */
  turn(): void {
    this.#pdf.addPage()
  }

  /** Draws over the width of the page, `height` points high; without one, down to the foot of the page. */
  draw(height: number | null, paint: (pen: Pen) => void): void {
    const { y, page } = this.#pdf
    const given = height ?? page.height - MARGIN - y
    paint(new Pen(this.#pdf, this.#width, given, [MARGIN, y]))
    this.#pdf.y = y + given
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
    this.#keep(52 * this.#scale)
    this.#row(columns, titles, true)
    for (const row of rows) {
      const page = this.#pdf.bufferedPageRange().count
      this.#keep(24 * this.#scale)
      if (this.#pdf.bufferedPageRange().count !== page) this.#row(columns, titles, true)
      this.#row(columns, row, false)
    }
    this.#pdf.y += 5
  }

  #row(columns: readonly Column[], cells: readonly string[], isHead: boolean): void {
    this.#pdf
      .font(isHead ? 'bold' : 'regular')
      .fontSize(10 * this.#scale)
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
    const bottom = y + height + this.#scale
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

interface LineStyle extends Pick<TextStyle, 'size' | 'bold' | 'colour'> {
  readonly width: number
}
