/** What may have happened to a project; names what stands beside its moment. */
export const historyKinds = [
  'signed',
  'land',
  'permitted',
  'started',
  'finished',
  'closed',
  'step-accepted',
  'step-paused',
  'step-resumed',
  'step-done',
  'lamp-red',
  'lamp-yellow',
  'lamp-out',
  'problem-found',
  'problem-settled',
] as const
export type HistoryKind = (typeof historyKinds)[number]

export interface HistoryEntry {
  readonly kind: HistoryKind
  /** ISO 8601. */
  readonly at: string
  /** Known by its day alone. */
  readonly isDay: boolean
  /** The step, or the approval's number after it. */
  readonly item: string | null
  readonly approvalNo: string | null
  /** Code of the problem's record, to open it. */
  readonly problem: string | null
}

interface Dated {
  readonly signedAt: Date | null
  readonly landTransferAt: string | null
  readonly permitIssuedAt: Date | null
  readonly actualStart: string | null
  readonly actualFinish: string | null
  readonly closedAt: Date | null
}

interface Stepped {
  readonly item: string
  readonly acceptedAt: Date | null
  readonly doneAt: Date | null
  readonly approvalNo: string | null
  readonly pauses: readonly { readonly from: string; readonly to: string | null }[]
}

interface Lit {
  readonly at: Date
  readonly type: 'flag.raised' | 'flag.cleared'
  readonly colour: 'red' | 'yellow'
  readonly item: string | null
}

interface Found {
  readonly id: string
  readonly foundAt: Date
  readonly acceptedAt: Date | null
}

interface Past {
  readonly project: Dated
  readonly steps: readonly Stepped[]
  readonly lamps: readonly Lit[]
  readonly problems: readonly Found[]
}

type Rest = Partial<Pick<HistoryEntry, 'isDay' | 'item' | 'approvalNo' | 'problem'>>

/**
 * Everything that happened to a project up to a moment, the newest first: its own dates, each step's beginning, stops
 * and end, its lamps, its problems. `startOfDay`: epoch ms of a local day (`2026-11-21`).
 */
export function historyOf(
  { project, steps, lamps, problems }: Past,
  until: Date,
  startOfDay: (day: string) => number,
): readonly HistoryEntry[] {
  const found: HistoryEntry[] = []
  const note = (kind: HistoryKind, moment: Date | string | null, rest: Rest = {}) => {
    if (moment === null || new Date(moment) > until) return
    const at = new Date(moment).toISOString()
    found.push({ isDay: false, item: null, approvalNo: null, problem: null, ...rest, kind, at })
  }
  const noteDay = (kind: HistoryKind, day: string | null) =>
    note(kind, day === null ? null : new Date(startOfDay(day)), { isDay: true })
  note('signed', project.signedAt)
  noteDay('land', project.landTransferAt)
  note('permitted', project.permitIssuedAt)
  noteDay('started', project.actualStart)
  noteDay('finished', project.actualFinish)
  note('closed', project.closedAt)
  for (const { item, acceptedAt, doneAt, approvalNo, pauses } of steps) {
    note('step-accepted', acceptedAt, { item })
    for (const { from, to } of pauses) {
      note('step-paused', from, { item })
      note('step-resumed', to, { item })
    }
    note('step-done', doneAt, { item, approvalNo })
  }
  for (const { at, type, colour, item } of lamps)
    note(type === 'flag.cleared' ? 'lamp-out' : colour === 'red' ? 'lamp-red' : 'lamp-yellow', at, { item })
  for (const { id, foundAt, acceptedAt } of problems) {
    note('problem-found', foundAt, { problem: id })
    note('problem-settled', acceptedAt, { problem: id })
  }
  return found.sort((a, b) =>
    a.at < b.at ? 1 : a.at > b.at ? -1 : historyKinds.indexOf(b.kind) - historyKinds.indexOf(a.kind),
  )
}
