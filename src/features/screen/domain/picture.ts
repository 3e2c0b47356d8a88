import { z } from 'zod'
import { scenes } from './scenes'

/** Sizes in which walls are declared, in CSS pixels. */
export const pictureSizes = ['1920x1080', '3840x1080', '5760x1080'] as const

/** Which scene is to be a picture, and how it stands. */
export const pictureQuery = z.object({
  scene: z.enum(scenes).default('overview'),
  area: z.string().optional(),
  lang: z.enum(['zh', 'en']).default('zh'),
  mode: z.enum(['briefing', 'watch']).default('briefing'),
  size: z.enum(pictureSizes).default('1920x1080'),
})
export type PictureQuery = z.infer<typeof pictureQuery>

/** The wall's address at which it stands still, as it is to be seen. */
export function pictureHref({ scene, area, lang, mode }: PictureQuery): string {
  return `/screen?${new URLSearchParams({ scene, mode, lang, motion: 'off', ...(area === undefined ? {} : { area }) })}`
}
