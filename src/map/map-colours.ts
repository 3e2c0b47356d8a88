/** Colours of the ground and of areas in colour, as `#RRGGBB`; the values are the design system's. */
export interface MapColours {
  readonly ground: string
  readonly neighbour: string
  readonly land: string
  readonly built: string
  readonly block: string
  readonly green: string
  readonly water: string
  readonly casing: string
  readonly street: string
  readonly road: string
  readonly border: string
  /** Ends of the single hue from the lowest to the highest value. */
  readonly rampLow: string
  readonly rampHigh: string
}
