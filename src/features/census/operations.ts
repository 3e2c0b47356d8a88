import { jsonBody, type Operation } from '@/platform/http/operation'
import { reading } from '@/shared/auth'
import { roundRights } from './commands/run-round'
import { planningCensus, surveying } from './domain/policies'
import { type RoundCommand, roundCommands } from './domain/round'

const summaries: Readonly<Record<RoundCommand, string>> = {
  begin: 'Begins a round: lists what the ledger has in its cells',
  submit: 'Submits a round of which nothing is open',
  return: 'Gives a submitted round back: {reason}',
  sign: 'Signs a round off, as somebody without a hand in it, and writes what was found into the ledger',
  cancel: 'Gives a round up: {reason}',
}

/** What the interface offers of this feature. */
export const censusOperations: readonly Operation[] = [
  { method: 'get', path: '/census/rounds', tag: 'census', may: reading, summary: 'Rounds of the census, newest first' },
  {
    method: 'get',
    path: '/census/walk',
    tag: 'census',
    may: surveying,
    summary: 'What the collector walks: open rounds of the unit, with their lists',
  },
  {
    method: 'get',
    path: '/census/cells',
    tag: 'census',
    may: planningCensus,
    summary: 'Unit cells of a street, with how much the ledger has there',
    query: { street: 'Code of the street' },
  },
  {
    method: 'get',
    path: '/census/rounds/{id}',
    tag: 'census',
    may: reading,
    summary: 'One round: progress by cell, and what differs from the ledger',
  },
  {
    method: 'post',
    path: '/census/rounds',
    tag: 'census',
    may: planningCensus,
    summary:
      'Plans a round: {title, cells, groups, unit, surveyor, grade, certificate, certifiedTo, dueOn, cycleMonths}',
    body: jsonBody,
  },
  {
    method: 'post',
    path: '/census/rounds/{id}/findings',
    tag: 'census',
    may: surveying,
    summary: 'What was found of a thing: {commandId, thing, kind: found, missing, moved or new, state, lng, lat, at}',
    body: jsonBody,
  },
  ...roundCommands.map(
    (command): Operation => ({
      method: 'post',
      path: `/census/rounds/{id}/${command}`,
      tag: 'census',
      may: roundRights[command],
      summary: summaries[command],
      body: jsonBody,
    }),
  ),
]
