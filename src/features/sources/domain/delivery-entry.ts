import type { Dataset } from '../../datasets'
import type { BatchCounts, BatchReport } from './outcome'

interface Delivery {
  readonly id: string
  readonly source: string
  readonly datasets: readonly Dataset[]
  readonly counts: BatchCounts
  readonly report: BatchReport
  readonly retryOf: string | undefined
}

/** What the audit keeps of a delivery: one entry, whatever its size; the records themselves keep their former versions. */
export const deliveryEntry = ({ id, source, datasets, counts, report, retryOf }: Delivery) => ({
  action: 'record.deliver',
  subject: `batch:${id}`,
  after: {
    source,
    datasets: datasets.map(each => each.name),
    profile: report.profile,
    heldFrom: report.heldFrom,
    ...counts,
    ...(retryOf === undefined ? {} : { retryOf }),
  },
})
