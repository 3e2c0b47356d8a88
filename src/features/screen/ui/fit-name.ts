import type { CSSProperties } from 'react'

/** A letter of Latin script is about so wide beside a Chinese sign. */
const LATIN = 0.56

/** How wide a name is, in signs of its own size: a style reads it as `--signs` and writes long names a little smaller. */
export function signsOf(name: string): number {
  let signs = 0
  for (const each of name) signs += /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/.test(each) ? 1 : LATIN
  return Math.max(1, signs)
}

export const fitName = (name: string): CSSProperties => ({ '--signs': signsOf(name).toFixed(1) }) as CSSProperties
