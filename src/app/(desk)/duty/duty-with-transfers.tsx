'use client'

import type { ComponentProps } from 'react'
import { DutyDesk } from '@/features/cases/ui/desk/duty-desk'
import { LiveTransfers } from '@/features/transfers/ui/live-transfers'

type DutyWithTransfersProps = Omit<ComponentProps<typeof DutyDesk>, 'footOf'>

/** The duty desk, with the open case's transfers between platforms below it. */
export const DutyWithTransfers = (props: DutyWithTransfersProps) => (
  <DutyDesk
    {...props}
    footOf={caseId => (
      <LiveTransfers
        key={caseId}
        caseId={caseId}
        first={null}
        seq={null}
        lang={props.lang}
        timeZone={props.start.names.timeZone}
      />
    )}
  />
)
