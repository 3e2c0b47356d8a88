/** What a thing's symbol warns of, from nothing to the worst. */
export const lamps = ['none', 'near', 'yellow', 'over', 'red'] as const
export type Lamp = (typeof lamps)[number]

export const lampCode = (lamp: Lamp): number => lamps.indexOf(lamp)
export const isLamp = (text: string): text is Lamp => lamps.some(each => each === text)
