/** What a room speaks of, and what can be told of it. */
export const objectiveVerbs = ['set', 'amend', 'reach', 'drop', 'reopen'] as const
export type ObjectiveVerb = (typeof objectiveVerbs)[number]

export const resourceKinds = ['people', 'vehicle', 'material'] as const
export type ResourceKind = (typeof resourceKinds)[number]
export const resourceVerbs = ['ask', 'commit', 'arrive', 'release', 'correct', 'cancel'] as const
export type ResourceVerb = (typeof resourceVerbs)[number]

export const drawingShapes = ['point', 'line', 'area'] as const
export type DrawingShape = (typeof drawingShapes)[number]
export const drawingKinds = ['cordon', 'command-post', 'route', 'staging', 'flooded', 'shelter', 'other'] as const
export type DrawingKind = (typeof drawingKinds)[number]

/** Corners that a shape needs at least; an area is closed by whoever draws it on a map. */
export const leastCorners: Readonly<Record<DrawingShape, number>> = { point: 1, line: 2, area: 3 }
