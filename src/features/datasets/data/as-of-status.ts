/**
 * What a status was at a moment, read from the times that were past by then. Only where one of those times lies after
 * the moment: a status that has no later time behind it stands as it was sent. `$at` is the moment.
 */
interface StatusRule {
  readonly column: string
  /** Any of them after the moment makes the stored value too new. */
  readonly times: readonly string[]
  readonly value: string
}

const steps = (pairs: readonly (readonly [string, string])[], otherwise: string) =>
  `case ${pairs.map(([time, value]) => `when ${time} <= $at then ${value}`).join(' ')} else ${otherwise} end`

export const statusRules: Readonly<Record<string, readonly StatusRule[]>> = {
  case: [
    {
      column: 'status',
      times: [
        'voided_at',
        'closed_at',
        'rejected_at',
        'checked_at',
        'handled_at',
        'accepted_at',
        'dispatched_at',
        'filed_at',
      ],
      value: steps(
        [
          ['voided_at', `'voided'`],
          ['closed_at', `'closed'`],
          ['rejected_at', `'rejected'`],
          ['checked_at', `'checked'`],
          ['handled_at', `'handled'`],
          ['dispatched_at', `'dispatched'`],
          ['filed_at', `'filed'`],
        ],
        `'reported'`,
      ),
    },
  ],
  approval_step: [
    // 8: accepted by the department, 1: received (国标 办理状态)
    { column: 'status', times: ['done_at', 'accepted_at'], value: 'case when accepted_at <= $at then 8 else 1 end' },
    {
      column: 'flag',
      times: ['done_at', 'due_at', 'yellow_at', 'flag_cleared_at'],
      value: `case when due_at <= $at then 'red' when yellow_at <= $at then 'yellow' else 'none' end`,
    },
  ],
  project: [
    {
      column: 'life_stage',
      times: ['closed_at', 'actual_finish', 'actual_start', 'permit_issued_at', 'land_transfer_at', 'signed_at'],
      value: steps(
        [
          ['actual_finish', `'accepted'`],
          ['actual_start', `'started'`],
          ['permit_issued_at', `'construction-permit'`],
          ['land_transfer_at', `'land'`],
          ['signed_at', `'signed'`],
        ],
        `'planned'`,
      ),
    },
  ],
  work_order: [
    {
      column: 'state',
      times: ['accepted_at', 'returned_at', 'reported_at'],
      value: steps(
        [
          ['accepted_at', `'accepted'`],
          ['returned_at', `'returned'`],
          ['reported_at', `'reported'`],
        ],
        `'issued'`,
      ),
    },
  ],
}
