'use client'

import type { ComponentProps } from 'react'
import { DutyDesk } from '@/features/cases/ui/desk/duty-desk'
import { TransfersOfCase } from '@/features/transfers/ui/transfers-of-case'

type DutyWithTransfersProps = Omit<ComponentProps<typeof DutyDesk>, 'footOf'>

/** The duty desk, with the open case's transfers between platforms below it. */
export const DutyWithTransfers = (props: DutyWithTransfersProps) => (
  <DutyDesk
    {...props}
    footOf={caseId => <TransfersOfCase caseId={caseId} lang={props.lang} timeZone={props.start.names.timeZone} />}
  />
)
