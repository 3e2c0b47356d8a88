interface Shown {
  readonly area?: string | undefined
  readonly stage?: string | undefined
  /** One project, picked and in the middle. */
  readonly thing?: { readonly id: string; readonly lng: number; readonly lat: number }
}

/** How near the map stands to one project: its street and what is around it. */
const NEAR_ZOOM = 14

/** The map at a desk with projects alone: those of an area and a stage, or one. */
export function mapHref({ area, stage, thing }: Shown): string {
  const search = new URLSearchParams({ layers: 'projects' })
  if (area) search.set('area', area)
  if (stage) search.set('stage', stage)
  if (thing) {
    search.set('pick', `projects:${thing.id}`)
    search.set('view', [thing.lng, thing.lat, NEAR_ZOOM].join(','))
  }
  return `/map?${search}`
}
