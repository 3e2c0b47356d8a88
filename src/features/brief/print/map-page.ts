import type { Pen, Sheet } from '@/platform/pdf'
import type { Bbox } from '@/shared/geo/geometry'
import { deskColours } from '@/ui/tokens'
import { type Paper, paperFor, scaleBar } from '../domain/paper'
import { type BriefMap, type MapLayer, mapLayers } from '../queries/brief-map'
import type { BriefWords } from './brief-words'
import { paintGround, paintNames, paintOutline } from './paint-ground'
import { paintLamp, paintSign, paintThings, type Shown } from './paint-things'

const LEGEND = 150
const GAP = 12
const EDGE = '#7C909D'

/** The page of map: the whole, the middle of the city closer, and a legend whose counts are the lists'. */
export function mapPage(sheet: Sheet, map: BriefMap, words: BriefWords): void {
  const { t, day } = words
  sheet.title(t('mapTitle', { area: words.area }))
  sheet.subtitle(t('mapOf', { at: words.moment(day.at) }))
  sheet.rule()
  sheet.draw(null, pen => {
    const foot = map.centre ? Math.max(LEGEND, pen.height * 0.36) : LEGEND
    const height = pen.height - foot - GAP
    const shown = paintFrame(pen, { x: 0, y: 0, width: pen.width, height, bounds: map.bounds }, map, words)
    const top = height + GAP
    const legendLeft = map.centre ? pen.width * 0.56 : 0
    if (map.centre) {
      const box = { x: 0, y: top, width: legendLeft - GAP, height: foot, bounds: map.centre }
      paintFrame(pen, box, map, words, t('inset'))
    }
    paintLegend(pen, { x: legendLeft, y: top }, { map, shown, words })
  })
}

interface Frame {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly bounds: Bbox
}

function paintFrame(
  pen: Pen,
  { x, y, width, height, bounds }: Frame,
  map: BriefMap,
  words: BriefWords,
  title?: string,
) {
  const paper = paperFor(bounds, width, height)
  const shown = pen.within(x, y, width, height, inner => {
    paintGround(inner, paper, map, words)
    if (words.outlined !== null) paintOutline(inner, paper, words.outlined, words)
    const counts = paintThings(inner, paper, map, words)
    paintNames(inner, paper, map, words)
    if (title) inner.text(title, 8, 16, { size: 10, bold: true, colour: deskColours.text, halo: '#FFFFFF' })
    paintScale(inner, paper, words)
    return counts
  })
  pen.box(x, y, width, height, { stroke: EDGE, width: 0.6 })
  return shown
}

function paintScale(pen: Pen, paper: Paper, { t }: BriefWords) {
  const km = scaleBar(paper.perKm, 110)
  const [right, y] = [paper.width - 10, paper.height - 9]
  const left = right - km * paper.perKm
  pen.lines(
    [
      [
        [left, y - 4],
        [left, y],
        [right, y],
        [right, y - 4],
      ],
    ],
    { stroke: deskColours.text2, width: 0.8 },
  )
  const text = { size: 7, colour: deskColours.text2, align: 'center', halo: '#FFFFFF' } as const
  pen.text(t('km', { km }), (left + right) / 2, y - 3, text)
}

interface Legend {
  readonly map: BriefMap
  /** What the large map shows. */
  readonly shown: Readonly<Record<MapLayer, Shown>>
  readonly words: BriefWords
}

function paintLegend(pen: Pen, { x, y }: { readonly x: number; readonly y: number }, { map, shown, words }: Legend) {
  const { t, city } = words
  const strong = { size: 10, bold: true, colour: deskColours.text } as const
  const quiet = { size: 8, colour: deskColours.muted } as const
  let line = y + 10
  for (const layer of mapLayers) {
    const { total, withoutPlace } = map.layers[layer]
    paintSign(pen, layer, x + 6, line - 3.5)
    pen.text(t('counted', { layer: t(`layer.${layer}`), total: words.whole(total) }), x + 18, line, strong)
    const { on, beyond } = shown[layer]
    const numbers = { shown: words.whole(on), withoutPlace: words.whole(withoutPlace), beyond: words.whole(beyond) }
    pen.text(t('placed', numbers), x + 18, line + 11, quiet)
    line += 28
  }
  paintLamp(pen, 'red', x + 5, line - 3, t('redSign'))
  paintLamp(pen, 'yellow', x + 15, line - 3, t('yellowSign'))
  pen.text(t('lampSign'), x + 26, line, { size: 9, colour: deskColours.text })
  const notes = [
    t('gathered'),
    ...(map.indices.size > 0 ? [t('districtIndex')] : []),
    t('generated'),
    ...(city.mapApproval === '' ? [] : [t('approval', { number: city.mapApproval })]),
  ]
  for (const note of notes) {
    line += 13
    pen.text(note, x, line, quiet)
  }
}
