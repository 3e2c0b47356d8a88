type Growable = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array

/** The same array with room for more. */
export function grown<T extends Growable>(array: T, length: number): T {
  const made = new (array.constructor as new (size: number) => T)(length)
  made.set(array)
  return made
}

/** The elements of some rows in another order, `words` of them a row, with room for so many rows. */
export function taken<T extends Growable>(array: T, order: Int32Array, room: number, words = 1): T {
  const made = new (array.constructor as new (size: number) => T)(room * words)
  if (words === 1) for (let row = 0; row < order.length; row += 1) made[row] = array[order[row] as number] as number
  else
    for (let row = 0; row < order.length; row += 1) {
      const from = (order[row] as number) * words
      for (let word = 0; word < words; word += 1) made[row * words + word] = array[from + word] as number
    }
  return made
}
