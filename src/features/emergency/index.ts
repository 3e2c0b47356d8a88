export type { PlanRouting } from './domain/city-mode'
export { keepingRoom, switchingMode } from './domain/policies'
export { isObjectiveOverdue, objectivesInOrder } from './domain/room/objective'
export type { ShownAlert } from './domain/shown-alert'
export {
  type DrawnShape,
  drawingColours,
  drawingFeatures,
  drawingLabels,
  drawingLayers,
  drawingSource,
} from './map/drawing-layers'
export { isOfRoom, type ReadRoom, useRoomReading } from './ui/room/use-room-reading'
