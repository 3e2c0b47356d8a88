import type { LngLat } from '../../shared/geo/geometry'

export type Tool = 'pan' | 'box' | 'lasso'

interface DrawToolOptions {
  readonly element: HTMLElement
  /** Place under a pixel of the element. */
  readonly unproject: (x: number, y: number) => LngLat
  /** Whether the map itself may move: not while something is drawn. */
  readonly hold: (isHeld: boolean) => void
  readonly onDraw: (ring: readonly LngLat[]) => void
  readonly onDone: (ring: readonly LngLat[]) => void
}

/** Fewer pixels than this is a slip of the hand, not a shape. */
const LEAST = 6

/** Draws a box or a lasso with the pointer; with Shift a box whatever the tool is. Answers how to change the tool. */
export function createDrawTool({ element, unproject, hold, onDraw, onDone }: DrawToolOptions) {
  let tool: Tool = 'pan'
  let path: [number, number][] = []
  let drawing: Exclude<Tool, 'pan'> | null = null
  let isDrawn = false

  const at = (event: PointerEvent): [number, number] => {
    const box = element.getBoundingClientRect()
    return [event.clientX - box.left, event.clientY - box.top]
  }
  const ring = (): readonly LngLat[] => {
    const [first, last] = [path[0], path.at(-1)]
    if (!first || !last) return []
    const corners =
      drawing === 'box'
        ? [first, [last[0], first[1]] as const, last, [first[0], last[1]] as const, first]
        : [...path, first]
    return corners.map(([x, y]) => unproject(x, y))
  }
  const down = (event: PointerEvent) => {
    if (event.button !== 0 || (tool === 'pan' && !event.shiftKey)) return
    isDrawn = false
    drawing = tool === 'lasso' ? 'lasso' : 'box'
    path = [at(event)]
    hold(true)
    element.setPointerCapture(event.pointerId)
    event.preventDefault()
    event.stopPropagation()
  }
  const move = (event: PointerEvent) => {
    if (!drawing) return
    const [x, y] = at(event)
    const last = path.at(-1)
    if (drawing === 'lasso' && last && Math.hypot(last[0] - x, last[1] - y) < 4) return
    path.push([x, y])
    onDraw(ring())
    event.stopPropagation()
  }
  const up = (event: PointerEvent) => {
    if (!drawing) return
    const [first, last] = [path[0], path.at(-1)]
    const size = first && last ? Math.max(...path.map(([x, y]) => Math.hypot(x - first[0], y - first[1]))) : 0
    const drawn = ring()
    drawing = null
    isDrawn = true
    hold(false)
    onDraw([])
    event.stopPropagation()
    if (size > LEAST) onDone(drawn)
  }
  /** The end of a drawing is no click on what lies under it. */
  const click = (event: MouseEvent) => {
    if (isDrawn) event.stopPropagation()
    isDrawn = false
  }
  const off = () => {
    if (!drawing) return
    drawing = null
    hold(false)
    onDraw([])
  }
  element.addEventListener('pointerdown', down, { capture: true })
  element.addEventListener('pointermove', move, { capture: true })
  element.addEventListener('pointerup', up, { capture: true })
  element.addEventListener('click', click, { capture: true })
  element.addEventListener('pointercancel', off)

  return {
    choose(next: Tool) {
      tool = next
      hold(next !== 'pan')
      element.style.cursor = next === 'pan' ? '' : 'crosshair'
    },
    stop() {
      element.removeEventListener('pointerdown', down, { capture: true })
      element.removeEventListener('pointermove', move, { capture: true })
      element.removeEventListener('pointerup', up, { capture: true })
      element.removeEventListener('click', click, { capture: true })
      element.removeEventListener('pointercancel', off)
    },
  }
}
