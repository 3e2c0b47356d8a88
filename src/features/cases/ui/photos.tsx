'use client'

import { useTranslations } from 'next-intl'
import type { Format } from './format'

interface Shown {
  readonly url: string
  readonly kind: 'found' | 'before' | 'after'
  readonly at: string | null
}

/** Pictures as a record or a step keeps them; what is none is left out. */
export function photosOf(value: unknown): readonly Shown[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((each: Record<string, unknown> | null) =>
    typeof each?.url === 'string' && each.url.startsWith('/api/v1/photos/')
      ? [
          {
            url: each.url,
            kind: each.kind === 'before' || each.kind === 'after' ? each.kind : ('found' as const),
            at: typeof each.at === 'string' ? each.at : null,
          },
        ]
      : [],
  )
}

/** Pictures of a case, small, each with what it shows and when; a click opens it whole. */
export function Photos({ photos, format }: { readonly photos: readonly Shown[]; readonly format: Format }) {
  const t = useTranslations('cases.photo')
  if (photos.length === 0) return null
  return (
    <div className="cs-photos">
      {photos.map(({ url, kind, at }) => {
        const words = [t(kind), at ? format.moment(at) : null].filter(Boolean).join(' ')
        return (
          <figure key={url}>
            <a href={url} target="_blank" rel="noreferrer">
              {/* biome-ignore lint/performance/noImgElement: a picture of one case, seen by few, is not made smaller beforehand */}
              <img src={url} alt={words} loading="lazy" />
            </a>
            <figcaption>{words}</figcaption>
          </figure>
        )
      })}
    </div>
  )
}
