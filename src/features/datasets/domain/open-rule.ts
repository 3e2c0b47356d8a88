/** When a record still asks for something. Datasets without a rule are ledgers or facts: all of them count as open. */
export interface OpenRule {
  /** Statuses that end it. */
  readonly closed?: readonly string[]
  /** Open from this moment on; empty: not open. */
  readonly from?: string
  /** Open until this moment; empty: without end. */
  readonly until?: string
}

const rules: Readonly<Record<string, OpenRule>> = {
  case: { closed: ['closed', 'rejected', 'voided'] },
  project: { until: 'closedAt' },
  road_permit: { from: 'startedAt', until: 'finishedAt' },
  incident: { from: 'occurredAt', until: 'closedAt' },
}

/** What `state=open` means for a dataset; `undefined` where it means nothing. */
export const openRule = (dataset: string): OpenRule | undefined => rules[dataset]
