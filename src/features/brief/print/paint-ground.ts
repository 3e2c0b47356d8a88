import { placeLabels } from '@/map/labels/place-labels'
import type { Pen } from '@/platform/pdf'
import { type LngLat, ringsOf } from '@/shared/geo/geometry'
import { shortAreaName } from '@/shared/geo/short-area-name'
import { deskColours, deskMapColours } from '@/ui/tokens'
import type { Paper } from '../domain/paper'
import type { BriefMap, GroundShape } from '../queries/brief-map'
import type { BriefWords } from './brief-words'

/** Points of paper within which a bend of a line is not seen. */
const FINENESS = 0.35

/** A line on paper, without the bends that nobody sees there. */
function onPaper(line: readonly LngLat[], paper: Paper): (readonly [number, number])[] {
  const points: (readonly [number, number])[] = []
  for (const [at, [lng, lat]] of line.entries()) {
    const point = paper.to(lng, lat)
    const last = points.at(-1)
    const isEnd = at === line.length - 1
    if (!last || isEnd || Math.hypot(point[0] - last[0], point[1] - last[1]) >= FINENESS) points.push(point)
  }
  return points
}

const crosses = (points: readonly (readonly [number, number])[], paper: Paper) => {
  const [xs, ys] = [points.map(each => each[0]), points.map(each => each[1])]
  return (
    Math.max(...xs) >= 0 && Math.min(...xs) <= paper.width && Math.max(...ys) >= 0 && Math.min(...ys) <= paper.height
  )
}

const great = new Set(['ring', 'radial', 'outer'])

/** The ground: districts, built-up land, water, green and roads, as `/map` draws them by day. */
export function paintGround(pen: Pen, paper: Paper, { ground }: BriefMap, { city }: BriefWords): void {
  const colours = deskMapColours
  pen.box(0, 0, paper.width, paper.height, { fill: colours.ground })
  const districts = city.districts.map(({ code }) =>
    ringsOf(city.geometry(code))
      .map(ring => onPaper(ring, paper))
      .filter(ring => ring.length > 3 && crosses(ring, paper)),
  )
  for (const rings of districts) if (rings.length > 0) pen.area(rings, { fill: colours.land })
  const pathsOf = (wanted: (shape: GroundShape) => boolean) =>
    ground
      .filter(wanted)
      .flatMap(each => each.paths.map(path => onPaper(path, paper)))
      .filter(path => path.length > 1 && crosses(path, paper))
  const areas = (wanted: (shape: GroundShape) => boolean, fill: string) => {
    for (const ring of pathsOf(wanted)) pen.area([ring], { fill })
  }
  areas(each => each.kind === 'built', colours.built)
  areas(each => each.kind === 'green', colours.green)
  areas(each => each.kind === 'water' && each.isArea, colours.water)
  pen.lines(
    pathsOf(each => each.cls === 'river'),
    { stroke: colours.water, width: 1.6 },
  )
  if (paper.perKm > 4) {
    const main = pathsOf(each => each.cls === 'main')
    pen.lines(main, { stroke: colours.casing, width: 0.8 })
    pen.lines(main, { stroke: colours.street, width: 0.5 })
  }
  const roads = pathsOf(each => great.has(each.cls))
  pen.lines(roads, { stroke: colours.casing, width: 1.7 })
  pen.lines(roads, { stroke: colours.road, width: 1.1 })
  for (const rings of districts)
    if (rings.length > 0) pen.area(rings, { stroke: colours.border, width: 0.5, dash: [3, 1.2] })
}

/** What a brief of a part of the city is about, outlined. */
export function paintOutline(pen: Pen, paper: Paper, code: string, { city }: BriefWords): void {
  if (!city.contains(code)) return
  const rings = ringsOf(city.geometry(code)).map(ring => onPaper(ring, paper))
  pen.area(rings, { stroke: deskColours.text2, width: 1.4 })
}

const NAME = 7.5
const VALUE = 7

/** Names of districts with the index below, where there is room; none lies on another or on the edge. */
export function paintNames(pen: Pen, paper: Paper, { indices }: BriefMap, words: BriefWords): void {
  const labels = words.city.districts.map(({ code, name, center }) => {
    const text = shortAreaName(name[words.lang], words.lang)
    const value = indices.get(code)
    const figure = value === undefined || value === null ? null : words.score(value)
    const width = Math.max(pen.widthOf(text, NAME, true), figure === null ? 0 : pen.widthOf(figure, VALUE))
    return { code, text, figure, anchor: paper.to(...center), width, height: figure === null ? NAME : NAME + VALUE + 2 }
  })
  const shifts = [
    [0, 0],
    [0, -9],
    [0, 9],
    [-14, 0],
    [14, 0],
  ] as const
  const requests = labels.map(({ code, anchor, width, height }) => ({
    id: code,
    anchor,
    ways: shifts.map(([x, y]) => [
      { x: x - width / 2 - 1, y: y - height / 2 - 1, width: width + 2, height: height + 2 },
    ]),
  }))
  const placed = placeLabels(requests, { x: 0, y: 0, width: paper.width, height: paper.height }, [])
  for (const { code, text, figure, anchor, height } of labels) {
    const way = placed.get(code)
    const shift = way === null || way === undefined ? undefined : shifts[way]
    if (!shift) continue
    const [x, y] = [anchor[0] + shift[0], anchor[1] + shift[1] - height / 2]
    const halo = deskMapColours.land
    pen.text(text, x, y + NAME - 1, { size: NAME, bold: true, colour: deskColours.text2, align: 'center', halo })
    if (figure !== null)
      pen.text(figure, x, y + NAME + VALUE, { size: VALUE, colour: deskColours.muted, align: 'center', halo })
  }
}
