/** Datasets whose records change a number, a row or a point of the wall. */
const shown = new Set([
  'approval_step',
  'case',
  'patrol',
  'problem',
  'progress',
  'project',
  'road_permit',
  'service_rating',
  'work_order',
])

/** Datasets whose records are told one by one in the foot line: what people do, not what devices read. */
export const toldDatasets = [
  'approval_step',
  'case',
  'enforcement',
  'hotline',
  'illegal_build',
  'incident',
  'problem',
  'progress',
  'project',
  'road_permit',
  'service_rating',
  'work_order',
] as const

const told: ReadonlySet<string> = new Set(toldDatasets)

/** Whether the wall must be read again after an event. */
export function changesWall(event: {
  readonly type: string
  readonly data: Readonly<Record<string, unknown>>
}): boolean {
  if (
    event.type.startsWith('flag.') ||
    event.type.startsWith('clock.') ||
    event.type === 'mode.changed' ||
    event.type === 'room.changed'
  )
    return true
  const dataset = event.data.dataset
  if (typeof dataset !== 'string') return event.type === 'index.computed'
  return shown.has(dataset) || told.has(dataset)
}
