import type { CommandContext } from '@/platform/command/context'
import type { Sql } from '@/platform/db/client'
import { actorName } from '@/shared/auth'
import type { City } from '../../areas'
import { OWN_SOURCE } from '../../sources/server'
import type { NewAct } from '../data/act.queries'

/** What every command of supervision works with. */
export interface Desk {
  readonly sql: Sql
  readonly city: City
}

/** An act of whoever asks, now; the rest is said by the command. */
export const actBy = (
  { actor, clock }: CommandContext,
  act: Pick<NewAct, 'kind' | 'problemNo'> & Partial<NewAct>,
): NewAct => ({
  at: clock.now(),
  source: OWN_SOURCE,
  orderNo: null,
  unit: actor.kind === 'person' ? actor.unit : null,
  actor: actorName(actor),
  actorName: actor.kind === 'person' ? actor.name : actorName(actor),
  text: null,
  detail: {},
  commandId: null,
  ...act,
})
