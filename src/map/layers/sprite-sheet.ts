/** Draws one sprite in a square whose middle is 0, 0 and whose half side is 1. */
export type DrawSprite = (pen: CanvasRenderingContext2D) => void

export interface SpriteSheet {
  readonly image: HTMLCanvasElement
  readonly mapping: Readonly<Record<string, { x: number; y: number; width: number; height: number }>>
}

/** Pixels of a sprite's side on the sheet: sharp up to this size on the screen. */
const SIDE = 96
const COLUMNS = 16

/**
 * Sprites drawn where they are needed: no picture file, no request. Asked for the same names again it answers the
 * same sheet, so that the graphics card is sent a picture only when there is something new on it.
 */
export function createSpriteSheets(drawing: (name: string) => DrawSprite): (names: Iterable<string>) => SpriteSheet {
  let last: SpriteSheet | null = null
  return names => {
    const wanted = new Set(names)
    if (last && [...wanted].every(name => last?.mapping[name])) return last
    // What was there stays while there is room: the next view shows much of it again.
    const all = [...wanted]
    if (last) for (const name of Object.keys(last.mapping)) if (all.length < 240 && !wanted.has(name)) all.push(name)
    last = drawSheet(all, drawing)
    return last
  }
}

function drawSheet(names: readonly string[], drawing: (name: string) => DrawSprite): SpriteSheet {
  const image = document.createElement('canvas')
  image.width = SIDE * COLUMNS
  image.height = SIDE * Math.max(1, Math.ceil(names.length / COLUMNS))
  const pen = image.getContext('2d')
  const mapping: Record<string, { x: number; y: number; width: number; height: number }> = {}
  names.forEach((name, place) => {
    const x = (place % COLUMNS) * SIDE
    const y = Math.floor(place / COLUMNS) * SIDE
    mapping[name] = { x, y, width: SIDE, height: SIDE }
    if (!pen) return
    pen.save()
    pen.translate(x + SIDE / 2, y + SIDE / 2)
    pen.scale(SIDE / 2, SIDE / 2)
    drawing(name)(pen)
    pen.restore()
  })
  return { image, mapping }
}
