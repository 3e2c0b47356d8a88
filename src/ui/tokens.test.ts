import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Colour, colours, contrast, deskColours } from './tokens'

const read = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')
const css = read('./tokens.css')

describe('tokens', () => {
  it('are the same in CSS and in code', () => {
    for (const [name, value] of Object.entries(colours)) expect(css).toContain(`--${name}: ${value.toLowerCase()};`)
  })

  it('keep the contrast that the wall was designed for', () => {
    const least: Partial<Record<Colour, number>> = {
      text: 14.9,
      text2: 9.3,
      muted: 5.6,
      red: 4.6,
      orange: 8.7,
      yellow: 13.4,
      blue: 7.1,
      normal: 6.7,
      data1: 6,
      data2: 6,
      data3: 6,
      data4: 6,
    }
    for (const [name, ratio] of Object.entries(least))
      expect(contrast(colours[name as Colour], colours.bg), name).toBeGreaterThanOrEqual(ratio)
  })

  it('write near-black on every status colour', () => {
    for (const name of ['red', 'orange', 'yellow', 'blue'] as const)
      expect(contrast(colours[name], colours.onStatus), name).toBeGreaterThanOrEqual(5)
  })

  it('are the same on desks in CSS and in code', () => {
    const theme = read('./shell/theme.css')
    for (const [name, value] of Object.entries(deskColours))
      expect(theme).toContain(`--${name}: ${value.toLowerCase()};`)
  })

  it('keep words and lines readable on desks', () => {
    for (const ground of [deskColours.bg, deskColours.surface]) {
      for (const name of ['text', 'text2', 'muted', 'red', 'orange', 'yellow', 'blue'] as const)
        expect(contrast(deskColours[name], ground), `${name} on ${ground}`).toBeGreaterThanOrEqual(5)
      for (const name of ['normal', 'data1', 'data2', 'data3', 'data4'] as const)
        expect(contrast(deskColours[name], ground), name).toBeGreaterThanOrEqual(4)
    }
  })

  it('write the status of a desk with at least 5.4 to 1, on white', () => {
    for (const name of ['red', 'orange', 'yellow', 'blue'] as const)
      expect(contrast(deskColours[name], deskColours.surface), name).toBeGreaterThanOrEqual(5.4)
  })
})
