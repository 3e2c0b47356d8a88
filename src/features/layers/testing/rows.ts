import { type Layer, textColumns } from '../domain/layer'
import type { LayerRows, Moment, ShapeGeometry } from '../domain/layer-columns'
import { uuidWords } from '../domain/uuid'

export interface TestThing {
  readonly id: string
  readonly lng?: number
  readonly lat?: number
  readonly texts?: Readonly<Record<string, string>>
  /** Epoch ms. */
  readonly moments?: Readonly<Partial<Record<Moment, number>>>
  readonly shape?: ShapeGeometry
  readonly isGone?: boolean
}

export const thingId = (number: number): string => `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`

/** Things as the database would send them. */
export function rowsOf(layer: Layer, things: readonly TestThing[]): LayerRows {
  const ids = new DataView(new ArrayBuffer(things.length * 16))
  things.forEach((thing, at) => {
    for (const [index, word] of (uuidWords(thing.id) ?? []).entries()) ids.setUint32(at * 16 + index * 4, word)
  })
  const numbers = (read: (thing: TestThing) => number | undefined) =>
    Float64Array.from(things, thing => read(thing) ?? Number.NaN)
  const names = ['at', 'from', 'until', 'due', 'began', 'done'] as const
  return {
    count: things.length,
    ids: new Uint8Array(ids.buffer),
    lng: numbers(thing => thing.lng),
    lat: numbers(thing => thing.lat),
    counts: numbers(thing => (thing.isGone ? 0 : 1)),
    moments: Object.fromEntries(names.map(name => [name, numbers(thing => thing.moments?.[name])])),
    texts: Object.fromEntries(
      textColumns(layer).map(([name]) => [
        name,
        things.map(thing => thing.texts?.[name] ?? (name === 'district' ? '510104' : null)),
      ]),
    ),
    shapes: things.map(thing => thing.shape ?? null),
  }
}
