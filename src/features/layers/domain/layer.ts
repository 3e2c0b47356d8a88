import { type OpenRule, openRule } from '../../datasets'
import type { CommonText } from './layer-columns'

/** A text column of a layer: a declared field, or a phase told by which of some times are past. */
export type TextSource =
  | { readonly field: string }
  /** The value of the first time that is not empty, else the last word. */
  | { readonly phases: readonly (readonly [time: string, value: string])[]; readonly otherwise: string }

/** A clock that runs in some statuses: `near` in the last fifth of its span, `over` from `due`. */
export interface ClockRule {
  readonly due: string
  readonly began?: string
  /** The clock stands once this has a value. */
  readonly done: string
  readonly runsIn?: readonly string[]
}

export interface Layer {
  readonly name: string
  readonly dataset: string
  /** What tiles tell of a thing, where the dataset has it. */
  readonly status?: TextSource
  readonly cls?: TextSource
  readonly stage?: TextSource
  /** Places a thing in time: the dataset's own time, for a ledger the nearest to it. */
  readonly at: string
  /** Further declared fields that filters are answered from. */
  readonly held: readonly string[]
  /** When a thing still asks for something; absent for ledgers, where everything counts as open. */
  readonly open?: OpenRule | undefined
  readonly clock?: ClockRule
  /** Lamps come from the rules of `flags`. */
  readonly hasFlags?: true
  /** Other datasets whose records change what a thing of this layer says, by the field that names it. */
  readonly follows?: readonly { readonly dataset: string; readonly by: string }[]
}

const field = (name: string): TextSource => ({ field: name })

/** Every layer that is read from records. */
export const layers: readonly Layer[] = [
  {
    name: 'cases',
    dataset: 'case',
    status: field('status'),
    cls: field('cls'),
    at: 'reportedAt',
    held: ['foundBy', 'severity', 'supervised', 'needEnforcement'],
    open: openRule('case'),
    clock: { due: 'limitAt', began: 'filedAt', done: 'handledAt', runsIn: ['filed', 'dispatched', 'handling'] },
  },
  {
    name: 'projects',
    dataset: 'project',
    stage: field('lifeStage'),
    at: 'signedAt',
    held: ['isKey', 'flowType'],
    open: openRule('project'),
    hasFlags: true,
    follows: [{ dataset: 'approval_step', by: 'projectCode' }],
  },
  {
    name: 'permits',
    dataset: 'road_permit',
    status: {
      phases: [
        ['reinstatedAt', 'reinstated'],
        ['finishedAt', 'finished'],
        ['startedAt', 'running'],
        ['decidedAt', 'decided'],
        ['acceptedAt', 'accepted'],
      ],
      otherwise: 'applied',
    },
    cls: field('kind'),
    at: 'startedAt',
    held: ['roadClass', 'emergency'],
    open: openRule('road_permit'),
    clock: { due: 'validTo', done: 'finishedAt' },
  },
  {
    name: 'assets',
    dataset: 'asset',
    status: field('state'),
    cls: field('cls'),
    at: 'updatedAt',
    held: ['grade', 'riskGrade', 'ownerUnit'],
  },
  {
    name: 'devices',
    dataset: 'device',
    status: field('status'),
    cls: field('kind'),
    at: 'lastSeenAt',
    held: ['safety', 'key'],
  },
  { name: 'roads', dataset: 'road', cls: field('roadClass'), at: 'surveyedAt', held: ['cavityRisk'] },
  {
    name: 'incidents',
    dataset: 'incident',
    cls: field('kind'),
    at: 'occurredAt',
    held: ['level'],
    open: openRule('incident'),
  },
  { name: 'sites', dataset: 'site', status: field('status'), at: 'startAt', held: [] },
]

const byName = new Map(layers.map(each => [each.name, each]))

/** The layer of that name; `undefined` for `areas` and for what is none. */
export const findLayer = (name: string): Layer | undefined => byName.get(name)

/** Text columns of a layer by name: those every record has, the three tiles tell, and the further ones. */
export function textColumns(layer: Layer): readonly (readonly [name: string, source: TextSource])[] {
  const common: readonly CommonText[] = ['district', 'street', 'community', 'cell', 'unit', 'source']
  const told = (['status', 'cls', 'stage'] as const).flatMap(name => {
    const source = layer[name]
    return source ? [[name, source] as const] : []
  })
  return [...[...common, ...layer.held].map(name => [name, field(name)] as const), ...told]
}
