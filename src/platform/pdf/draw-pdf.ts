import { buffer } from 'node:stream/consumers'
import PDFDocument from 'pdfkit'
import { printFonts } from './fonts'
import { MARGIN, Sheet } from './sheet'

interface Printed {
  readonly title: string
  readonly lang: 'zh' | 'en'
  /** Whose it is. */
  readonly author: string
  readonly at: Date
  /** Size of the writing; 1, that of a letter, where it is not said. */
  readonly scale?: number
  /** What every page says at its head, as that the data are a demo's; null: nothing. */
  readonly mark: string | null
  /** The last line of page `page` of `pages`. */
  foot(page: number, pages: number): string
}

/** An A4 document: what `write` puts on its pages, with the same head and foot on each. */
export async function drawPdf(printed: Printed, write: (sheet: Sheet) => void): Promise<Buffer> {
  const { title, lang, author, at, scale } = printed
  const pdf = new PDFDocument({
    size: 'A4',
    margin: MARGIN,
    bufferPages: true,
    lang: lang === 'zh' ? 'zh-CN' : 'en',
    displayTitle: true,
    info: { Title: title, Author: author, CreationDate: at, ModDate: at },
  })
  const { regular, bold } = printFonts()
  pdf.registerFont('regular', regular).registerFont('bold', bold)
  const bytes = buffer(pdf)
  write(new Sheet(pdf, scale))
  frame(pdf, printed)
  pdf.end()
  return await bytes
}

/** Heads and feet come last: only then is it known how many pages there are. */
function frame(pdf: PDFKit.PDFDocument, { mark, foot }: Printed): void {
  const { start, count } = pdf.bufferedPageRange()
  for (let at = start; at < start + count; at++) {
    pdf.switchToPage(at)
    const { width, height, margins } = pdf.page
    // pdfkit begins a new page for what is written into a margin
    pdf.page.margins = { ...margins, top: 0, bottom: 0 }
    const line = { width: width - 2 * MARGIN, align: 'right', lineBreak: false } as const
    pdf.font('regular').fontSize(9).fillColor('#59636d')
    if (mark !== null) pdf.text(mark, MARGIN, MARGIN / 2, line)
    pdf.text(foot(at - start + 1, count), MARGIN, height - MARGIN / 2 - 9, line)
    pdf.page.margins = margins
  }
}
