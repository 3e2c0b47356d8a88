import type { AreaGeometry, Bbox, LngLat } from '../../../shared/geo/geometry'
import type { Area, AreaGroup, AreaKind, ManagementBody, Place, Text } from './area'
import type { ClockLimits } from './clock-limits'

/**
 * One day of an announced year; `holiday` and `makeup` are what differs from the plain week. A year without rows
 * has not been announced: its deadlines are provisional.
 */
export interface CalendarRow {
  /** Local date, YYYY-MM-DD. */
  readonly date: string
  readonly kind: 'workday' | 'restday' | 'holiday' | 'makeup'
  readonly name: string
  /** The announcement the year rests on: a URL or a paper's number. */
  readonly announced: string
}

/** A case class with its time limits (`decisions`: severity 1 → first, 2 → middle, 3 → last). */
export interface CaseClass {
  readonly code: string
  readonly kind: 'component' | 'event'
  readonly group: string
  readonly groupName: Text
  readonly name: Text
  /** Spans such as `2uh`, `4wh`, `1wd`; the most severe first. */
  readonly limits: readonly string[]
  /** What people call it, beside its name; for finding a class from plain words. */
  readonly words: readonly string[]
  /** `national`, or `local:<city>`. */
  readonly level: string
}

export interface Unit {
  readonly code: string
  readonly name: Text
  readonly kind: 'county' | 'main' | 'general' | 'district' | 'crew' | 'utility'
  /** District code, or null for a unit of the whole city. */
  readonly district: string | null
  readonly phone: string
  /** Office hours as they are shown, e.g. `09:00-12:00 13:00-17:00`, or `00:00-24:00`. */
  readonly hours: string
}

/** A line of the responsibility matrix as the folder has it: class × area × owner of the component → unit. */
export interface MatrixRow {
  /** Short name by which people speak of it: `E01-510104`. */
  readonly line: string
  /** A class (`E0110`), a group (`E01`), a kind (`E`, `C`) or `*`. */
  readonly cls: string
  /** Code of a district, street or management body, or `*`. */
  readonly area: string
  /** Code of the unit that owns the component, or `*`. */
  readonly owner: string
  readonly unit: string
  /** `4wh`: instead of the class's own limit; empty: the class's. */
  readonly limit: string
  readonly note: string
}

/** Reference series of one district and year; the fields are those of the `ref` dataset. */
export interface ReferenceRow {
  readonly year: number
  readonly district: string
  readonly values: Readonly<Record<string, number>>
}

/** One 250 m square of the reference grid. */
export interface GridSquare {
  readonly lng: number
  readonly lat: number
  readonly population: number
  readonly households: number
  readonly residential_km2: number
}

/** A city as its folder describes it. Read once, never written; holds no database. */
export interface City {
  /** Folder name, e.g. `chengdu`. */
  readonly key: string
  /** Absolute path of the folder. */
  readonly folder: string
  readonly code: string
  readonly name: Text
  /** IANA time zone, e.g. `Asia/Shanghai`. */
  readonly timezone: string
  readonly languages: readonly string[]
  /** Spans of a working day, local `HH:MM`. */
  readonly workingHours: readonly (readonly [from: string, to: string])[]
  readonly reportsFrom: string
  readonly center: LngLat
  readonly zoom: number
  readonly bounds: Bbox
  readonly mapNotice: Text
  /** The map's approval number (审图号); empty until the city has one. */
  readonly mapApproval: string
  readonly notes: Text
  /** How long somebody stays signed in: without a request, and whatever happens. */
  readonly session: { readonly idleMinutes: number; readonly ageHours: number }
  readonly clocks: ClockLimits
  readonly groups: readonly AreaGroup[]
  readonly managementBodies: readonly ManagementBody[]

  readonly areas: ReadonlyMap<string, Area>
  readonly districts: readonly Area[]
  /** Areas directly below, in order of code. */
  children(code: string): readonly Area[]
  ofKind(kind: AreaKind): readonly Area[]
  /** Whether the code is an area of this city; management bodies and groups are not. */
  contains(code: string): boolean
  /** The district of any area of the city; null for the city itself and for unknown codes. */
  districtOf(code: string): string | null
  /** GeoJSON geometry. @throws RangeError for a code that is no area of the city. */
  geometry(code: string): AreaGeometry
  /** The province's outline, where the folder has one. */
  province(): AreaGeometry | null
  locate(lng: number, lat: number): Place | null
  bodyOfStreet(street: string): ManagementBody | null

  readonly calendar: readonly CalendarRow[]
  readonly classes: ReadonlyMap<string, CaseClass>
  readonly units: ReadonlyMap<string, Unit>
  /** A sender's word → unit code. */
  readonly unitAliases: ReadonlyMap<string, string>
  /** The responsibility matrix a fresh database begins with. */
  readonly matrix: readonly MatrixRow[]
  /** Indicator code → why it does not apply here. */
  readonly notApplicable: ReadonlyMap<string, Text>
  readonly reference: readonly ReferenceRow[]
  /** Read at first use: tens of thousands of squares. */
  referenceGrid(): readonly GridSquare[]
}
