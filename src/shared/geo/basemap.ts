/** How positions of a basemap are given; our own data are WGS 84 always and are shifted when they are shown. */
export const basemapDatums = ['WGS84', 'GCJ02'] as const
export type BasemapDatum = (typeof basemapDatums)[number]

/** What lies under the data. */
export type Basemap = { readonly datum: BasemapDatum; readonly credit: string | null } & (
  | { readonly kind: 'own'; readonly hasCity: boolean; readonly hasProvince: boolean }
  | { readonly kind: 'style'; readonly url: string }
  | { readonly kind: 'pmtiles'; readonly url: string; readonly maxZoom: number }
)
