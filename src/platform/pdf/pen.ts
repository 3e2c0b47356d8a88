type Point = readonly [x: number, y: number]

interface Ink {
  readonly fill?: string
  readonly stroke?: string
  /** Points. */
  readonly width?: number
  readonly dash?: readonly [on: number, off: number]
  /** 0 to 1. */
  readonly opacity?: number
}

interface Lettering {
  readonly size: number
  readonly bold?: boolean
  readonly colour: string
  readonly align?: 'left' | 'center' | 'right'
  /** Colour of an edge around the letters, where they lie on a drawing. */
  readonly halo?: string
}

/** A place where one draws: x to the right, y down, in points from its upper left corner. */
export class Pen {
  readonly #pdf: PDFKit.PDFDocument
  readonly #left: number
  readonly #top: number
  constructor(
    pdf: PDFKit.PDFDocument,
    readonly width: number,
    readonly height: number,
    corner: Point,
  ) {
    this.#pdf = pdf
    this.#left = corner[0]
    this.#top = corner[1]
  }

  /** A part of this place with corners of its own; what is drawn beyond its edge is cut off. */
  within<T>(x: number, y: number, width: number, height: number, paint: (pen: Pen) => T): T {
    const corner = [this.#left + x, this.#top + y] as const
    this.#pdf
      .save()
      .rect(...corner, width, height)
      .clip()
    const painted = paint(new Pen(this.#pdf, width, height, corner))
    this.#pdf.restore()
    return painted
  }

  box(x: number, y: number, width: number, height: number, ink: Ink): void {
    this.#pdf.rect(this.#left + x, this.#top + y, width, height)
    this.#paint(ink)
  }

  /** Closed rings; a ring inside another is a hole. */
  area(rings: readonly (readonly Point[])[], ink: Ink): void {
    for (const ring of rings) this.#trace(ring).closePath()
    this.#paint(ink)
  }

  /** Many open lines of one kind. */
  lines(lines: readonly (readonly Point[])[], ink: Ink): void {
    if (lines.length === 0) return
    for (const line of lines) this.#trace(line)
    this.#pdf.lineCap('round').lineJoin('round')
    this.#paint(ink)
  }

  disc(x: number, y: number, radius: number, ink: Ink): void {
    this.#pdf.circle(this.#left + x, this.#top + y, radius)
    this.#paint(ink)
  }

  /** One line of text whose baseline lies at `y`. */
  text(text: string, x: number, y: number, { size, bold = false, colour, align = 'left', halo }: Lettering): void {
    const pdf = this.#pdf.font(bold ? 'bold' : 'regular').fontSize(size)
    const width = pdf.widthOfString(text)
    const left = this.#left + x - (align === 'center' ? width / 2 : align === 'right' ? width : 0)
    const at = [left, this.#top + y] as const
    const plain = { lineBreak: false, baseline: 'alphabetic' } as const
    if (halo) {
      pdf
        .save()
        .lineWidth(size / 3.2)
        .lineJoin('round')
        .strokeColor(halo)
      pdf.text(text, ...at, { ...plain, stroke: true, fill: false }).restore()
      pdf.font(bold ? 'bold' : 'regular').fontSize(size)
    }
    pdf.fillColor(colour).text(text, ...at, plain)
  }

  /** Points that a line of text takes. */
  widthOf(text: string, size: number, bold = false): number {
    return this.#pdf
      .font(bold ? 'bold' : 'regular')
      .fontSize(size)
      .widthOfString(text)
  }

  #trace(points: readonly Point[]): PDFKit.PDFDocument {
    for (const [at, [x, y]] of points.entries()) {
      if (at === 0) this.#pdf.moveTo(this.#left + x, this.#top + y)
      else this.#pdf.lineTo(this.#left + x, this.#top + y)
    }
    return this.#pdf
  }

  #paint({ fill, stroke, width = 0.5, dash, opacity = 1 }: Ink): void {
    const pdf = this.#pdf.save().opacity(opacity)
    if (stroke) pdf.lineWidth(width)
    if (dash) pdf.dash(dash[0], { space: dash[1] })
    if (fill && stroke) pdf.fillAndStroke(fill, stroke, 'even-odd')
    else if (fill) pdf.fill(fill, 'even-odd')
    else if (stroke) pdf.stroke(stroke)
    pdf.restore()
  }
}
