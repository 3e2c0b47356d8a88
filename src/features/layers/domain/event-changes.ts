import type { Layer } from './layer'

/** What the event log says has changed, and where it lies can be read. */
export interface LayerChanges {
  readonly ids: Set<string>
  /** Deliveries too large to be told record by record. */
  readonly batches: Set<string>
  /** Records of the datasets that a layer follows. */
  readonly otherIds: Set<string>
  readonly otherBatches: Set<string>
}

export const noChanges = (): LayerChanges => ({
  ids: new Set(),
  batches: new Set(),
  otherIds: new Set(),
  otherBatches: new Set(),
})

interface Event {
  readonly type: string
  readonly subject: string
  readonly data: Readonly<Record<string, unknown>>
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Adds what an event changes in a layer. Its type does not matter: whatever happened to a thing, it is read again. */
export function changesOf(layer: Layer, { type, subject, data }: Event, changes: LayerChanges): void {
  const colon = subject.indexOf(':')
  const [kind, name] = [subject.slice(0, colon), subject.slice(colon + 1)]
  const isBulk = type === 'records.changed'
  const dataset = isBulk && kind === 'dataset' ? name : kind
  const isOwn = dataset === layer.dataset
  if (!isOwn && !layer.follows?.some(each => each.dataset === dataset)) return
  const [ids, batches] = isOwn ? [changes.ids, changes.batches] : [changes.otherIds, changes.otherBatches]
  if (isBulk && typeof data.batch === 'string') batches.add(data.batch)
  else if (uuid.test(name)) ids.add(name)
}
