import type { RawRow } from '../readers'

/** Takes one raw value out of a row; `undefined` where the row has none. */
export type Getter = (row: RawRow) => unknown

/** Where the values of a delivery are found: by place under a header, or by name inside objects. */
export interface Columns {
  has(name: string): boolean
  getter(name: string): Getter
}

const normal = (name: string) => name.trim()

/** Tabular deliveries: a name is a heading. A heading that occurs twice is found where it stands first. */
export function tableColumns(header: readonly string[]): Columns {
  const index = new Map<string, number>()
  header.forEach((name, at) => {
    if (!index.has(normal(name))) index.set(normal(name), at)
  })
  return {
    has: name => index.has(normal(name)),
    getter(name) {
      const at = index.get(normal(name))
      return at === undefined ? () => undefined : row => row.cells?.[at]
    },
  }
}

/** Deliveries of objects: a name is a property, else a dotted path. */
export const objectColumns: Columns = {
  has: () => true,
  getter(name) {
    const path = name.split('.')
    if (path.length === 1) return row => own(row.value, name)
    return row => {
      const exact = own(row.value, name)
      return exact === undefined ? path.reduce<unknown>((value, part) => own(value, part), row.value) : exact
    }
  },
}

const own = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined
