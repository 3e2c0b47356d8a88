import { badRequest, Problem } from '../../../shared/problem'
import { isZoneName, type Zone, zone } from '../../../shared/time'
import { allFields, type Dataset, type Field, findDataset } from '../../datasets'
import { type Columns, objectColumns, tableColumns } from './cell-getter'
import { type EmitRow, type EmitterOptions, emitter } from './emitter'
import type { DateColumn } from './field-reader'
import type { Profile } from './profile'

/** A profile bound to the columns of one delivery. */
export interface BoundProfile {
  /** Gives a row's records to the sink. */
  readonly emitters: readonly EmitRow[]
  /** Fields of each dataset that the profile may fill. */
  readonly targets: ReadonlyMap<string, ReadonlySet<string>>
  /** Headings that no field takes, in the order of the file. */
  readonly unusedColumns: readonly string[]
  /** Columns the profile reads and the delivery lacks. */
  readonly missingColumns: readonly string[]
  readonly dates: readonly DateColumn[]
  /** Names a row of objects may have; others are unused. */
  readonly knownNames: ReadonlySet<string>
}

export type BindOptions = Omit<
  EmitterOptions,
  'columns' | 'zone' | 'dates' | 'profile' | 'spec' | 'dataset' | 'fields'
> & {
  readonly cityZone: Zone
}

const invalid = (detail: string) => new Problem(422, 'bad-profile', detail)

/** Names that a sender's fields may not set. */
const fixed = new Set(['source', 'sourceId', 'ingestedAt', 'withdrawn', 'heldFrom'])

function fieldOf(dataset: Dataset, name: string): Field {
  const field = allFields(dataset).find(each => each.name === name)
  if (!field || fixed.has(name)) throw invalid(`${dataset.name} has no field ${name} that a profile may set`)
  return field
}

function datasetOf(name: string): Dataset {
  const found = findDataset(name)
  if (!found) throw invalid(`no dataset is called ${name}`)
  return found
}

/** Every column a profile reads. */
function columnsOf(profile: Profile): ReadonlySet<string> {
  const names = new Set<string>()
  const add = (from: string | readonly string[] | undefined) => {
    for (const name of typeof from === 'string' ? [from] : (from ?? [])) names.add(name)
  }
  add(profile.heldFrom?.from)
  add(profile.withdraw?.from)
  for (const emit of profile.emit) {
    add(emit.key)
    add(emit.heldFrom?.from)
    add(emit.withdraw?.from)
    for (const each of emit.when ?? []) add(each.from)
    for (const spec of Object.values(emit.fields)) {
      add(spec.from)
      for (const each of spec.when ?? []) add(each.from)
    }
  }
  return names
}

/** Datasets a profile writes to, in the order of its emits. Throws `bad-profile`. */
export const datasetsOf = (profile: Profile): readonly Dataset[] => [
  ...new Map(profile.emit.map(each => [each.dataset, datasetOf(each.dataset)])).values(),
]

/**
 * Compiles a profile for a delivery with these headings (`undefined`: rows are objects).
 * @throws Problem `bad-profile` for what cannot be compiled, `no-known-field` where no heading is one it reads
 */
export function bindProfile(
  profile: Profile,
  header: readonly string[] | undefined,
  options: BindOptions,
): BoundProfile {
  if (profile.timezone !== undefined && !isZoneName(profile.timezone))
    throw invalid(`no time zone is called ${profile.timezone}`)
  const columns: Columns = header ? tableColumns(header) : objectColumns
  const read = columnsOf(profile)
  const missing = [...read].filter(name => !columns.has(name))
  if (header && read.size > 0 && missing.length === read.size) throw noKnownField(header)
  const dates: DateColumn[] = []
  const targets = new Map<string, Set<string>>()
  const emitters = profile.emit.map(spec => {
    const dataset = datasetOf(spec.dataset)
    const fields = Object.keys(spec.fields).map(name => fieldOf(dataset, name))
    const known = targets.get(dataset.name) ?? new Set()
    for (const field of fields) known.add(field.name)
    targets.set(dataset.name, known)
    const rules = { ...options, columns, zone: profile.timezone ? zone(profile.timezone) : options.cityZone, dates }
    try {
      return emitter({ ...rules, profile, spec, dataset, fields })
    } catch (error) {
      if (error instanceof RangeError) throw invalid(`${dataset.name}: ${error.message}`)
      throw error
    }
  })
  const heads = new Set([...read].map(name => name.trim()))
  return {
    emitters,
    targets,
    dates,
    missingColumns: missing,
    unusedColumns: (header ?? []).filter(name => !heads.has(name.trim())),
    knownNames: new Set([...read].flatMap(name => [name, name.split('.')[0] ?? name])),
  }
}

export const noKnownField = (header: readonly string[]) =>
  badRequest('no-known-field', `no column is known: ${header.slice(0, 20).join(', ').slice(0, 300)}`, {
    columns: header.slice(0, 100),
  })

/** Compiles a profile against nothing, to find its mistakes before a delivery does. Throws `bad-profile`. */
export function checkProfile(profile: Profile, cityZone: Zone): void {
  bindProfile(profile, undefined, { cityZone, check: () => () => null, heldFrom: null })
}
