import { z } from 'zod'
import { scenes } from './scene-names'

/** What a screen shows when nobody asks for anything else. */
export const kioskSettings = z.object({
  mode: z.enum(['briefing', 'watch']).default('watch'),
  lang: z.enum(['zh', 'en']).default('zh'),
  scene: z.enum(scenes).default('overview'),
  /** Name of a kept playlist; null: the one scene. */
  playlist: z.string().max(60).nullable().default(null),
})
export type KioskSettings = z.infer<typeof kioskSettings>

const place = z.object({ lng: z.number().min(-180).max(180), lat: z.number().min(-85).max(85) })

const words = z.array(z.string().min(1).max(40)).max(40).default([])

/** What of its map is to be seen, as a desk's map was filtered: layers, and values of their things; an empty list is all. */
export const mapShown = z.object({
  zoom: z.number().min(3).max(18).nullable().default(null),
  layers: z.array(z.enum(['cases', 'projects', 'permits'])).min(1),
  cls: words,
  status: words,
  stage: words,
})
export type MapShown = z.infer<typeof mapShown>

/** "Show this on the wall": a scene, and where on its map; a case, a project or a camera by its id. */
export const showInput = z.object({
  scene: z.enum(scenes),
  minutes: z.number().min(0.5).max(120).default(5),
  place: place.optional(),
  map: mapShown.optional(),
  thing: z.object({ dataset: z.enum(['case', 'project', 'device']), id: z.uuid() }).optional(),
})
export type ShowInput = z.infer<typeof showInput>

/** A camera on a wall: the template of its picture's address, its host allowed; or why there is none. */
export type CameraShown =
  | { readonly kind: 'ok'; readonly template: string; readonly device: string }
  | { readonly kind: 'none' | 'refused' }

/** What a screen was sent. `by` is a post where the sender has one: no name stands on a wall. */
export interface Shown {
  readonly scene: (typeof scenes)[number]
  readonly place: { readonly lng: number; readonly lat: number } | null
  /** Null, or absent in what was kept before maps could be sent: the scene's own. */
  readonly map?: MapShown | null
  /** Null, or absent in what was kept before cameras could be sent: no camera was. */
  readonly camera?: CameraShown | null
  /** Of the thing that was sent. */
  readonly title: string | null
  readonly by: string
  readonly until: string
}

/** An enrolled screen as a desk lists it. */
export interface Kiosk {
  readonly id: string
  readonly name: string
  readonly area: string | null
  readonly settings: KioskSettings
  readonly enrolledAt: string
  readonly revokedAt: string | null
  /** Last sign of life; null before the first. */
  readonly seenAt: string | null
  readonly shown: Shown | null
}
