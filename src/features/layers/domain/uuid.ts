/** The four 32-bit words of a UUID text; `undefined` for what is none. */
export function uuidWords(text: string): [number, number, number, number] | undefined {
  const digits = text.replaceAll('-', '')
  if (!/^[0-9a-f]{32}$/i.test(digits)) return undefined
  const word = (at: number) => Number.parseInt(digits.slice(at, at + 8), 16)
  return [word(0), word(8), word(16), word(24)]
}

const hex = (word: number) => word.toString(16).padStart(8, '0')

export function uuidText(a: number, b: number, c: number, d: number): string {
  const [middle, tail] = [hex(b), hex(c)]
  return `${hex(a)}-${middle.slice(0, 4)}-${middle.slice(4)}-${tail.slice(0, 4)}-${tail.slice(4)}${hex(d)}`
}
