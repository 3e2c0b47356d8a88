import type { DrawSprite } from './sprite-sheet'

/** Shape doubles colour: a reader who sees no colours still tells the layers apart. */
export const symbolShapes = [
  'disc',
  'ring',
  'diamond',
  'bar',
  'square',
  'triangle',
  'pentagon',
  'lens',
  'person',
] as const
export type SymbolShape = (typeof symbolShapes)[number]

export interface SymbolLook {
  readonly shape: SymbolShape
  readonly fill: string
  /** Around the symbol, so that it stands out from any ground. */
  readonly edge: string
  /** One character inside, for lamps. */
  readonly sign?: string
}

export const drawSymbol =
  ({ shape, fill, edge, sign }: SymbolLook): DrawSprite =>
  pen => {
    pen.fillStyle = fill
    pen.strokeStyle = edge
    pen.lineWidth = 0.2
    pen.lineJoin = 'round'
    pen.beginPath()
    trace(pen, shape)
    pen.stroke()
    pen.fill()
    if (shape === 'ring') {
      pen.beginPath()
      pen.arc(0, 0, 0.3, 0, Math.PI * 2)
      pen.fillStyle = edge
      pen.fill()
    }
    if (!sign) return
    pen.fillStyle = edge
    pen.font = '600 1px "Noto Sans SC Variable", "Chengmai Sans", sans-serif'
    pen.textAlign = 'center'
    pen.textBaseline = 'middle'
    pen.fillText(sign, 0, 0.06)
  }

function trace(pen: CanvasRenderingContext2D, shape: SymbolShape): void {
  const polygon = (...points: readonly (readonly [number, number])[]) => {
    points.forEach(([x, y], place) => void (place === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)))
    pen.closePath()
  }
  switch (shape) {
    case 'disc':
    case 'ring':
      pen.arc(0, 0, 0.68, 0, Math.PI * 2)
      return
    case 'diamond':
      polygon([0, -0.82], [0.82, 0], [0, 0.82], [-0.82, 0])
      return
    case 'bar':
      pen.roundRect(-0.82, -0.32, 1.64, 0.64, 0.22)
      return
    case 'square':
      pen.roundRect(-0.62, -0.62, 1.24, 1.24, 0.2)
      return
    case 'triangle':
      polygon([0, -0.78], [0.78, 0.62], [-0.78, 0.62])
      return
    case 'pentagon':
      polygon(...ring(5, 0.78))
      return
    case 'lens':
      pen.ellipse(0, 0, 0.84, 0.5, 0, 0, Math.PI * 2)
      return
    case 'person':
      pen.arc(0, -0.38, 0.36, 0, Math.PI * 2)
      pen.moveTo(-0.66, 0.72)
      pen.arc(0, 0.72, 0.66, Math.PI, 0)
      pen.closePath()
      return
    default: {
      const never: never = shape
      throw new Error(`no such shape: ${String(never)}`)
    }
  }
}

const ring = (corners: number, radius: number): [number, number][] =>
  Array.from({ length: corners }, (_, corner) => {
    const angle = (corner / corners) * Math.PI * 2 - Math.PI / 2
    return [radius * Math.cos(angle), radius * Math.sin(angle)]
  })
