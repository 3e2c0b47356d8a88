import { outboxIn } from '@/ui/phone/outbox'
import type { CaseCommand } from '../../domain/transitions'

/** One thing a crew did, with its number; kept until the hub has answered, also over a closed page. */
export interface Posted {
  readonly commandId: string
  readonly caseId: string
  readonly caseNo: string
  readonly command: CaseCommand
  /** Version the crew saw; the second of two commands on a case takes that of the first one's answer. */
  readonly expectedVersion: number
  readonly body: Readonly<Record<string, unknown>>
  readonly photos: readonly {
    readonly kind: 'before' | 'after'
    readonly at: string
    readonly lng?: number
    readonly lat?: number
    readonly content: Blob
  }[]
}

export const crewOutbox = outboxIn<Posted>('outbox')
