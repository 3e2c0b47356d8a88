type Growable = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array

/** The same array with room for more. */
export function grown<T extends Growable>(array: T, length: number): T {
  const made = new (array.constructor as new (size: number) => T)(length)
  made.set(array)
  return made
}
