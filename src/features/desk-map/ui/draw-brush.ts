import { type Locale, localeTag } from '../../../ui/i18n/locale'
import { colours, deskColours } from '../../../ui/tokens'
import type { DaySpan } from '../domain/brush'

interface Brush {
  readonly span: DaySpan
  readonly counts: ReadonlyMap<number, number>
  readonly current: number
  readonly chosen: { readonly from: number; readonly to: number } | null
  readonly over: number | null
  readonly isDark: boolean
  readonly lang: Locale
}

const FOOT = 16

/** A bar a day, months written below, the window washed, the moment a line. */
export function drawBrush(canvas: HTMLCanvasElement, brush: Brush): void {
  const { span, counts, current, chosen, over, isDark, lang } = brush
  const ink = isDark ? colours : deskColours
  const ratio = window.devicePixelRatio || 1
  const [width, height] = [canvas.clientWidth, canvas.clientHeight]
  canvas.width = Math.round(width * ratio)
  canvas.height = Math.round(height * ratio)
  const pen = canvas.getContext('2d')
  if (!pen || width === 0) return
  pen.scale(ratio, ratio)
  const days = span.last - span.first + 1
  const step = width / days
  const most = Math.max(1, ...counts.values())
  const room = height - FOOT - 4
  const x = (day: number) => (day - span.first) * step
  if (chosen) {
    const [first, last] = [Math.min(chosen.from, chosen.to), Math.max(chosen.from, chosen.to)]
    pen.fillStyle = `${ink.blue}2e`
    pen.fillRect(x(first), 0, (last - first + 1) * step, height - FOOT)
  }
  for (let day = span.first; day <= span.last; day++) {
    const tall = ((counts.get(day) ?? 0) / most) * room
    pen.fillStyle = day > current ? ink.line : day === over ? ink.text : ink.normal
    pen.fillRect(x(day), height - FOOT - tall, Math.max(0.7, step - (step > 3 ? 1 : 0.25)), tall)
  }
  pen.fillStyle = ink.line
  pen.fillRect(0, height - FOOT, width, 1)
  writeMonths(pen, brush, { width, height, step, ink: ink.text2 })
  pen.fillStyle = ink.text
  pen.fillRect(Math.min(width - 2, x(current) + step / 2 - 1), 0, 2, height - FOOT)

  function writeMonths(
    to: CanvasRenderingContext2D,
    { span: { first, last } }: Brush,
    at: { width: number; height: number; step: number; ink: string },
  ) {
    const month = new Intl.DateTimeFormat(localeTag[lang], { timeZone: 'UTC', month: 'short' })
    const year = new Intl.DateTimeFormat(localeTag[lang], { timeZone: 'UTC', year: 'numeric', month: 'short' })
    to.font = '11px "Inter Variable", "Chengmai Sans", "Noto Sans SC Variable", sans-serif'
    to.fillStyle = at.ink
    to.textBaseline = 'bottom'
    let free = 0
    for (let day = first; day <= last; day++) {
      const date = new Date(day * 86_400_000)
      const isMonth = date.getUTCDate() === 1
      if (!isMonth && !(days <= 40 && date.getUTCDate() % 5 === 0 && date.getUTCDate() < 28)) continue
      const text = isMonth ? (date.getUTCMonth() === 0 ? year : month).format(date) : String(date.getUTCDate())
      const left = (day - first) * at.step
      const wide = to.measureText(text).width
      if (left < free || left + wide > at.width) continue
      to.fillText(text, left, at.height - 1)
      free = left + wide + 10
    }
  }
}
