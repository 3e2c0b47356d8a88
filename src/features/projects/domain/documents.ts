/** Approvals that a page names; a project may have hundreds. */
const SHOWN = 12

interface Decided {
  readonly approvalNo: string | null
  readonly doneAt: string | null
}

/** The approvals among a project's steps, the newest first, and how many there are. */
export function documentsOf<Step extends Decided>(steps: readonly Step[]) {
  const decided = steps
    .filter(each => each.approvalNo !== null && each.doneAt !== null)
    .toSorted((a, b) => (b.doneAt ?? '').localeCompare(a.doneAt ?? ''))
  return { shown: decided.slice(0, SHOWN), count: decided.length }
}
