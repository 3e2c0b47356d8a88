import { useTranslations } from 'next-intl'
import { shortAreaName } from '@/shared/geo/short-area-name'
import type { Locale } from '../../../../ui/i18n/locale'
import type { Explained } from '../../queries/one-page-explained'
import { bandOf } from './band'
import type { Figures } from './figures'

interface AreaMapProps {
  readonly areas: Explained['areas']['items']
  readonly shapes: NonNullable<Explained['shapes']>
  readonly lang: Locale
  readonly figures: Figures
  readonly label: string
  /** `null`: nothing lies below. */
  readonly link: (code: string) => string | null
}

const LETTER = 13
const bands = ['good', 'fair', 'low', 'poor'] as const

/** The areas one level below, coloured by the band of their score; each is a link. Drawn by the server, for print too. */
export function AreaMap({ areas, shapes, lang, figures, label, link }: AreaMapProps) {
  const t = useTranslations('indicatorPage')
  const byCode = new Map(areas.map(each => [each.code, each]))
  const { width, height } = shapes.box
  const shown = shapes.items.flatMap(shape => {
    const area = byCode.get(shape.code)
    return area ? [{ ...shape, area, band: area.score === null ? ('none' as const) : bandOf(area.score) }] : []
  })
  const count = (band: string) => shown.filter(each => each.band === band).length
  return (
    <figure className="one-map">
      <svg viewBox={`-4 -4 ${width + 8} ${height + 8}`}>
        <title>{label}</title>
        <defs>
          <pattern id="one-none" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" fill="var(--surface)" />
            <rect width="1.5" height="6" fill="var(--line)" />
          </pattern>
        </defs>
        {shown.map(({ code, path, area, band }) => {
          const said =
            area.value === null
              ? `${area.name[lang]}: ${t('noValue')}`
              : `${area.name[lang]}: ${figures.number(area.value)}${area.score === null ? '' : ` · ${t('scoreOf', { score: figures.fixed(area.score, 1) })}`}`
          const outline = <path key={code} d={path} fillRule="evenodd" data-band={band} />
          const to = link(code)
          return to === null ? (
            <g key={code}>
              <title>{said}</title>
              {outline}
            </g>
          ) : (
            <a key={code} href={to}>
              <title>{said}</title>
              {outline}
            </a>
          )
        })}
        {shown.map(({ code, at, room, area }) => {
          const name = shortAreaName(area.name[lang], lang)
          const wide = name.length * LETTER * (lang === 'zh' ? 1 : 0.56)
          return wide < room ? (
            <text key={code} x={at[0]} y={at[1]} data-roomy={wide * 1.9 < room || undefined}>
              {name}
            </text>
          ) : null
        })}
      </svg>
      <figcaption>
        <ul className="one-bands">
          {[...bands, 'none' as const].map(band =>
            band === 'none' && count(band) === 0 ? null : (
              <li key={band} data-band={band}>
                <i aria-hidden="true" />
                {t(`band.${band}`)} <small>{t(`bandRange.${band}`)}</small> <b>{count(band)}</b>
              </li>
            ),
          )}
        </ul>
      </figcaption>
    </figure>
  )
}
