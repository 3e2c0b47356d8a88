/** Texts every record has. */
export type CommonText = 'district' | 'street' | 'community' | 'cell' | 'unit' | 'source'

/** GeoJSON geometries that are drawn as shapes. */
export type ShapeGeometry =
  | { readonly type: 'LineString'; readonly coordinates: readonly (readonly number[])[] }
  | { readonly type: 'MultiLineString' | 'Polygon'; readonly coordinates: readonly (readonly (readonly number[])[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly (readonly number[])[])[])[] }

/** Moments of a row, epoch ms, `NaN` where empty. */
export const moments = ['at', 'from', 'until', 'due', 'began', 'done'] as const
export type Moment = (typeof moments)[number]

/** Rows of a layer as columns, as they come from the database. */
export interface LayerRows {
  readonly count: number
  /** 16 bytes a row. */
  readonly ids: Uint8Array
  /** Degrees, `NaN` without a point. */
  readonly lng: Float64Array
  readonly lat: Float64Array
  readonly moments: Readonly<Partial<Record<Moment, Float64Array>>>
  readonly texts: Readonly<Record<string, readonly (string | null)[]>>
  readonly shapes: readonly (ShapeGeometry | null)[]
  /** 0 where the record is withdrawn or linked to another one: it leaves the layer. */
  readonly counts?: Float64Array
}
