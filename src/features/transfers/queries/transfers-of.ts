import type { Clock } from '@/platform/clock'
import type { Connection } from '@/platform/db/client'
import { type Actor, isAllowed } from '@/shared/auth'
import { notFound } from '@/shared/problem'
import type { City } from '../../areas'
import { caseDetail } from '../../cases/server'
import { callerOf } from '../commands/take-over'
import {
  handedCase,
  platforms,
  type Receipt,
  receiptsOf,
  type Transfer,
  transferOf,
  transfersOfCase,
} from '../data/transfer.queries'
import { handingOver } from '../domain/policies'

export interface ShownTransfer
  extends Pick<Transfer, 'id' | 'platform' | 'direction' | 'ourNo' | 'theirNo' | 'theirDueAt' | 'state' | 'handedAt'> {
  readonly platformName: string
  readonly reason: string
  /** Our clock beside theirs. */
  readonly ourDueAt: Date | null
  /** Why it could not be told, while it could not. */
  readonly error: string | null
  readonly receipts: readonly Receipt[]
}

export interface CaseTransfers {
  readonly items: readonly ShownTransfer[]
  /** Where it can be handed; empty for whoever may not. */
  readonly platforms: readonly { readonly code: string; readonly name: string }[]
}

interface Asked {
  readonly sql: Connection
  readonly city: City
  readonly clock: Clock
  readonly actor: Actor
}

/** To whom a case was handed, and from whom it came. @throws Problem 404 `unknown-case` · Denied */
export async function transfersOf({ sql, city, clock, actor }: Asked, caseId: string): Promise<CaseTransfers> {
  const each = await caseDetail({ sql, city, clock, actor }, caseId)
  const [known, transfers] = await Promise.all([platforms(sql), transfersOfCase(sql, caseId)])
  const receipts = await receiptsOf(
    sql,
    transfers.map(transfer => transfer.id),
  )
  return {
    items: transfers.map(({ caseId: _, told: __, attempts: ___, nextAt: ____, ...transfer }) => ({
      ...transfer,
      platformName: known.find(platform => platform.code === transfer.platform)?.name ?? transfer.platform,
      ourDueAt: each.limitAt,
      receipts: receipts
        .filter(receipt => receipt.transferId === transfer.id)
        .map(({ transferId: _, ...receipt }) => receipt),
    })),
    platforms: isAllowed(actor, handingOver) ? known.map(({ code, name }) => ({ code, name })) : [],
  }
}

/** A transfer as the other side reads it. @throws Problem 404 `unknown-transfer` · Denied */
export async function transferOfPlatform({ sql, actor }: Pick<Asked, 'sql' | 'actor'>, id: string) {
  const platform = await callerOf(sql, actor)
  const transfer = await transferOf(sql, id, platform.code)
  const about = transfer ? await handedCase(sql, transfer.caseId) : null
  if (!transfer || !about) throw notFound('unknown-transfer', `No transfer ${id}`)
  const receipts = await receiptsOf(sql, [id])
  return {
    id,
    direction: transfer.direction,
    number: transfer.ourNo,
    yourNumber: transfer.theirNo,
    state: transfer.state,
    dueAt: about.limitAt,
    yourDueAt: transfer.theirDueAt,
    case: about,
    receipts: receipts.map(({ transferId: _, ...receipt }) => receipt),
  }
}
