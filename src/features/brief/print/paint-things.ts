import type { Pen } from '@/platform/pdf'
import { deskColours } from '@/ui/tokens'
import { gather, type Mark, type Paper } from '../domain/paper'
import { type BriefMap, type MapLayer, mapLayers } from '../queries/brief-map'
import type { BriefWords } from './brief-words'

/** Sides of the squares of paper that share a mark, in points. */
const sides: Readonly<Record<MapLayer, number>> = { cases: 16, projects: 7, permits: 7 }
/** From so many on a mark says how many. */
const TOLD = 10

const inks: Readonly<Record<MapLayer, string>> = {
  cases: deskColours.data1,
  projects: deskColours.data3,
  permits: deskColours.data2,
}

/** One sign of a layer: what legends show, and what stands on the map for one thing. */
export function paintSign(pen: Pen, layer: MapLayer, x: number, y: number): void {
  const ink = { fill: inks[layer], stroke: '#FFFFFF', width: 0.4 }
  if (layer === 'cases') pen.disc(x, y, 2.2, ink)
  else if (layer === 'projects')
    pen.area(
      [
        [
          [x, y - 3],
          [x + 3, y],
          [x, y + 3],
          [x - 3, y],
        ],
      ],
      ink,
    )
  else pen.box(x - 3, y - 1.4, 6, 2.8, ink)
}

const radiusOf = ({ count }: Mark) => Math.min(15, 2.2 + 1.15 * Math.sqrt(count - 1))

/** Counts of a layer on one paper: on it, and beyond its edge. */
export interface Shown {
  readonly on: number
  readonly beyond: number
}

/** Everything that has a place: cases as discs by their number, projects and works one by one, lamps above all. */
export function paintThings(
  pen: Pen,
  paper: Paper,
  { layers }: BriefMap,
  { t }: BriefWords,
): Readonly<Record<MapLayer, Shown>> {
  const at = (layer: MapLayer) => layers[layer].places.map(({ lng, lat }) => paper.to(lng, lat))
  const gathered = Object.fromEntries(
    mapLayers.map(layer => [layer, gather(at(layer), paper, sides[layer])] as const),
  ) as Record<MapLayer, ReturnType<typeof gather>>
  for (const mark of gathered.cases.marks) {
    if (mark.count === 1) paintSign(pen, 'cases', mark.x, mark.y)
    else pen.disc(mark.x, mark.y, radiusOf(mark), { fill: inks.cases, opacity: 0.55 })
  }
  for (const layer of ['permits', 'projects'] as const)
    for (const { x, y } of gathered[layer].marks) paintSign(pen, layer, x, y)
  for (const mark of gathered.cases.marks)
    if (mark.count >= TOLD)
      pen.text(String(mark.count), mark.x, mark.y + 2, {
        size: 6,
        bold: true,
        colour: deskColours.text,
        align: 'center',
        halo: '#FFFFFF',
      })
  for (const colour of ['yellow', 'red'] as const)
    for (const { lng, lat } of layers.projects.places.filter(each => each.lamp === colour)) {
      const [x, y] = paper.to(lng, lat)
      if (paper.has([x, y])) paintLamp(pen, colour, x, y, t(`${colour}Sign`))
    }
  return Object.fromEntries(
    mapLayers.map(layer => {
      const { marks, beyond } = gathered[layer]
      return [layer, { on: marks.reduce((sum, each) => sum + each.count, 0), beyond }] as const
    }),
  ) as Record<MapLayer, Shown>
}

/** A lamp: a round plate with its character, so that it is told without its colour. */
export function paintLamp(pen: Pen, colour: 'red' | 'yellow', x: number, y: number, sign: string): void {
  const fill = colour === 'red' ? deskColours.red : '#FFE066'
  pen.disc(x, y, 4.6, { fill, stroke: '#FFFFFF', width: 0.6 })
  const ink = colour === 'red' ? '#FFFFFF' : deskColours.text
  pen.text(sign, x, y + 2.1, { size: 6, bold: true, colour: ink, align: 'center' })
}
