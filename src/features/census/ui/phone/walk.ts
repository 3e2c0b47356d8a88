import { outboxIn } from '@/ui/phone/outbox'
import type { FindingInput } from '../../domain/finding'
import type { Walk } from '../../queries/census-rounds'

type Json<T> = T extends Date ? string : T extends object ? { readonly [K in keyof T]: Json<T[K]> } : T
export type ShownWalk = Json<Walk>
export type ShownRound = ShownWalk['rounds'][number]
export type ShownThing = ShownRound['things'][number]

/** One thing a collector found, with its number; kept until the hub has answered. */
export interface PostedFinding {
  readonly round: string
  /** Cell that something new stands in, as far as the phone knows. */
  readonly cell: string | null
  readonly input: FindingInput
}
export const censusOutbox = outboxIn<PostedFinding>('census-outbox')

/** What the interface answered to a write that it refused; `status` 0: there was no network. */
export class Unsent extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(code)
  }
}

async function ask<T>(path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`/api/v1/census/${path}`, {
    cache: 'no-store',
    ...(body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(() => {
    throw new Unsent(0, 'offline')
  })
  const read = (await answer.json().catch(() => ({}))) as { readonly code?: string }
  if (!answer.ok) throw new Unsent(answer.status, read.code ?? 'internal')
  return read as T
}

export const readWalk = () => ask<ShownWalk>('walk')
export const sendFinding = ({ round, input }: PostedFinding) => ask<unknown>(`rounds/${round}/findings`, input)
export const runRound = (id: string, command: 'begin' | 'submit') => ask<unknown>(`rounds/${id}/${command}`, {})

/** A round as it will be once what waits has been sent: each thing with its last word, new ones at the end. */
export function withWaiting(round: ShownRound, waiting: readonly PostedFinding[]): ShownRound {
  const own = waiting.filter(each => each.round === round.id)
  const known = round.things.map(thing => {
    const last = own.filter(each => each.input.thing === thing.id).at(-1)
    return last ? { ...thing, finding: findingOf(last.input) } : thing
  })
  const added = own.flatMap(({ input, cell }): ShownThing[] =>
    input.kind === 'new' && !known.some(each => each.id === input.thing)
      ? [
          {
            id: input.thing,
            cell: cell ?? '',
            recordId: null,
            code: null,
            cls: input.cls,
            title: input.title,
            state: null,
            lng: input.lng,
            lat: input.lat,
            finding: findingOf(input),
          },
        ]
      : [],
  )
  return { ...round, things: [...known, ...added] }
}

const findingOf = (input: FindingInput): ShownThing['finding'] => ({
  kind: input.kind,
  state: 'state' in input ? input.state : null,
  lng: 'lng' in input ? input.lng : null,
  lat: 'lat' in input ? input.lat : null,
  note: input.note,
  at: input.at,
})
