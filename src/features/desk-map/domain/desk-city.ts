import type { Basemap } from '../../../shared/geo/basemap'
import type { LngLat } from '../../../shared/geo/geometry'

/** A word with its code, in the reader's language. */
export interface Named {
  readonly code: string
  readonly name: string
}

/** What the page knows of its city before anything is asked. */
export interface DeskCity {
  readonly code: string
  readonly name: string
  readonly timeZone: string
  readonly center: LngLat
  readonly bounds: readonly [number, number, number, number]
  readonly notice: string
  /** The map's approval number (审图号); empty until the city has one. */
  readonly approval: string
  readonly basemap: Basemap
  /** Hosts from which pictures of cameras may be shown. */
  readonly pictureHosts: readonly string[]
  readonly classes: readonly Named[]
  /** Kinds of asset that the city has no class of its own for. */
  readonly assetClasses: readonly Named[]
  readonly units: readonly Named[]
  /** Levels of duty. */
  readonly dutyLevels: readonly Named[]
  /** The last event that anything read after the page can lack. */
  readonly seq: number
  /** Epoch ms of the city's clock when the page was made. */
  readonly now: number
}
