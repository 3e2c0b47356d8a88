import { rgb } from '../shared/colour'

export { mix, type Rgb, rgb } from '../shared/colour'

/**
 * The wall's colours, the single source for CSS variables, charts and the map.
 * Contrast on `bg` and distances under colour-blind simulation are held by `tokens.test.ts`.
 */
export const colours = {
  bg: '#15191E',
  surface: '#1D2329',
  raised: '#2A323A',
  line: '#3A444E',
  text: '#E9EDF0',
  text2: '#B4BEC8',
  muted: '#8894A0',
  red: '#F0443A',
  orange: '#FFA22E',
  yellow: '#FFE066',
  blue: '#5AA9FF',
  normal: '#8FA3B0',
  data1: '#7FB2D6',
  data2: '#C9B37E',
  data3: '#9A8FD1',
  data4: '#6FB8A8',
  onStatus: '#0B0E11',
} as const

export type Colour = keyof typeof colours

/** The light theme of desks: the same names, so that parts and charts are drawn alike on both; status colours as text. */
export const deskColours = {
  bg: '#F4F6F8',
  surface: '#FFFFFF',
  raised: '#E9EDF1',
  line: '#D3DAE0',
  text: '#171C21',
  text2: '#424D57',
  muted: '#5C6873',
  red: '#C42B22',
  orange: '#9A5B00',
  yellow: '#7A6200',
  blue: '#0B62C4',
  normal: '#5F7686',
  data1: '#2E6F9E',
  data2: '#8A6D1F',
  data3: '#6A5BB0',
  data4: '#2F7F6E',
  onStatus: '#FFFFFF',
} as const satisfies Record<Colour, string>

/** Map greys: land, deeper water, lighter roads; a single hue from dark to light for the index. */
export const mapColours = {
  ground: '#11161B',
  neighbour: '#1E262D',
  land: '#1B2229',
  built: '#20282F',
  block: '#28313A',
  green: '#1B2A2B',
  water: '#0B1218',
  casing: '#12171C',
  street: '#303A43',
  road: '#C9A877',
  border: '#8FA9B8',
  rampLow: '#22303B',
  rampHigh: '#BFD9EA',
} as const

export type MapColours = Readonly<Record<keyof typeof mapColours, string>>

/** The same ground by day: paper, white streets, water and green so pale that what happens on them stands out. */
export const deskMapColours: MapColours = {
  ground: '#E3E7EA',
  neighbour: '#E9ECEE',
  land: '#F5F6F4',
  built: '#ECEEEC',
  block: '#E2E5E3',
  green: '#DCE7DA',
  water: '#B9CFDD',
  casing: '#CBD2D6',
  street: '#FFFFFF',
  road: '#F3DDAE',
  border: '#7C909D',
  rampLow: '#DCE7EF',
  rampHigh: '#2E6F9E',
}

/** WCAG 2 relative luminance, 0 to 1. */
export function luminance(hex: string): number {
  const [r, g, b] = rgb(hex).map(channel => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}
