import { type LabelRequest, placeLabels, type Rect } from './place-labels'
import { nameWays, standingWays } from './ways'

/** A name lies on its place; a standing label is a disc on a stem with a plate beside it. */
export interface MapLabel {
  readonly id: string
  readonly kind: 'name' | 'standing'
  readonly lng: number
  readonly lat: number
  /** Metres above the ground plane. */
  readonly lift: number
  /** Plain text, and what stands out in it. */
  readonly text: string
  readonly strong?: string
  /** Character on the disc of a standing label. */
  readonly sign?: string
  readonly className?: string
  /** Shown while the map is at most this many zoom levels closer than its home view, or from there on. */
  readonly until?: number
  readonly from?: number
}

type Project = (lng: number, lat: number, lift: number) => readonly [number, number]

interface Host {
  readonly element: HTMLElement
  /** Pixels of one wall unit. */
  readonly unit: () => number
  readonly obstacles: () => readonly Rect[]
}

interface Entry {
  readonly label: MapLabel
  readonly node: HTMLElement
  readonly disc: HTMLElement | null
  readonly plate: HTMLElement
  readonly stem: HTMLElement | null
}

/** HTML labels over the map, laid anew whenever the camera moves. Labels are given in order of importance. */
export function createLabelOverlay({ element, unit, obstacles }: Host) {
  let entries: Entry[] = []
  let signature = ''

  const set = (labels: readonly MapLabel[]) => {
    const next = JSON.stringify(labels)
    if (next === signature) return
    signature = next
    const known = new Map(entries.map(entry => [JSON.stringify(entry.label), entry]))
    const kept = labels.map(label => known.get(JSON.stringify(label)) ?? build(label))
    for (const entry of entries) if (!kept.includes(entry)) entry.node.remove()
    for (const entry of kept) if (!entry.node.isConnected) element.append(entry.node)
    entries = kept
  }

  const layout = (project: Project, closer: number, width: number, height: number) => {
    const u = unit()
    const shown = entries.filter(({ label }) => closer <= (label.until ?? 99) && closer >= (label.from ?? -99))
    const requests = shown.map(({ label, plate }): LabelRequest => {
      // Whole pixels already here: rounded later, neighbours could touch.
      const [x, y] = project(label.lng, label.lat, label.lift)
      const anchor = [Math.round(x), Math.round(y)] as const
      const size = { width: plate.offsetWidth, height: plate.offsetHeight }
      if (label.kind === 'name') return { id: label.id, anchor, ways: nameWays(size.width + 6 * u, size.height) }
      const disc = 38 * u
      const stems = [54, 96, 138, 180].map(length => length * u)
      const ways = standingWays({ disc, plateWidth: size.width, plateHeight: size.height, stems, gap: 6 * u })
      return { id: label.id, anchor, ways }
    })
    const edge = 8 * u
    const frame = { x: edge, y: edge, width: width - 2 * edge, height: height - 2 * edge }
    const placed = placeLabels(requests, frame, obstacles())
    const ways = new Map(requests.map(request => [request.id, request]))
    for (const entry of entries) {
      const request = ways.get(entry.label.id)
      const way = request?.ways[placed.get(entry.label.id) ?? -1]
      // Out of sight, not out of the layout: what is left out now must still be measured next time.
      entry.node.toggleAttribute('data-out', !way)
      if (request && way) put(entry, request.anchor, way, u)
    }
  }

  const clear = () => {
    for (const { node } of entries) node.remove()
    entries = []
    signature = ''
  }
  return { set, layout, clear }
}

function put(
  { label, node, disc, plate, stem }: Entry,
  [x, y]: readonly [number, number],
  way: readonly Rect[],
  u: number,
) {
  // Not a transform: stems must be able to pass behind the plates of other labels.
  node.style.left = `${x}px`
  node.style.top = `${y}px`
  const [first, second] = way
  if (label.kind === 'name' || !disc || !stem) {
    if (first) plate.style.transform = `translate(${first.x + 3 * u}px, ${first.y}px)`
    return
  }
  if (!first) return
  disc.style.transform = `translate(${first.x}px, ${first.y}px)`
  stem.style.height = `${-(first.y + first.height)}px`
  plate.toggleAttribute('data-out', !second)
  if (second) plate.style.transform = `translate(${second.x}px, ${second.y}px)`
}

function build(label: MapLabel): Entry {
  const node = piece('div', `map-label map-${label.kind} ${label.className ?? ''}`)
  node.dataset.label = label.id
  const plate = piece('span', 'map-plate')
  plate.append(piece('span', 'map-text', label.text))
  if (label.strong !== undefined) plate.append(' ', piece('b', '', label.strong))
  const standing = label.kind === 'standing'
  const disc = standing ? piece('span', 'map-disc', label.sign) : null
  const stem = standing ? piece('i', 'map-stem') : null
  node.append(...[stem, disc, plate].filter(each => each !== null))
  return { label, node, disc, plate, stem }
}

function piece(tag: string, className: string, text?: string): HTMLElement {
  const element = document.createElement(tag)
  element.className = className
  if (text !== undefined) element.textContent = text
  return element
}
