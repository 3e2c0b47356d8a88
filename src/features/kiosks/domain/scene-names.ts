/** What a wall can be about. The first is where it starts; the last takes over while the city is in emergency mode. */
export const scenes = ['overview', 'projects', 'works', 'cases', 'index', 'emergency'] as const
export type Scene = (typeof scenes)[number]

export const isScene = (value: unknown): value is Scene => scenes.some(known => known === value)
