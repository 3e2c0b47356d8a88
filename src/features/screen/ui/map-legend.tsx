'use client'

import { useTranslations } from 'next-intl'
import type { WallMode } from '../domain/options'
import { layersOfScene, type Scene } from '../domain/scenes'
import type { LayerCount, WallSnapshot } from '../domain/snapshot'
import { useWall } from './wall-context'

interface LegendProps {
  readonly snapshot: WallSnapshot
  readonly mode: WallMode
  readonly scene: Scene
}

/** Counts equal the lists' totals; what has no place is counted and said, since the map cannot draw it. */
export function MapLegend({ snapshot, mode, scene }: LegendProps) {
  const t = useTranslations('wall.map')
  const { format } = useWall()
  const shown = snapshot.layers.filter(layer => layersOfScene(scene).includes(layer.layer))
  const works = scene === 'works' && snapshot.panels.works?.state === 'ok' ? snapshot.panels.works : null
  const nowhere = shown.reduce((sum, layer) => sum + layer.withoutPlace, 0)
  const hasIndex = snapshot.map.districts.some(district => district.value !== null)
  const shape = hasIndex ? (mode === 'watch' ? 'flat' : 'height') : 'noIndex'
  return (
    <div className="legend" data-map-obstacle>
      <dl>
        {shown.map(layer => (
          <Row key={layer.layer} layer={layer} />
        ))}
        {works ? (
          <div>
            <dt>
              <i className="key key-permits key-late" />
              {t('late')}
            </dt>
            <dd>{format.number(works.over)}</dd>
          </div>
        ) : null}
      </dl>
      {nowhere > 0 ? <p>{t('withoutPlace', { count: format.number(nowhere) })}</p> : null}
      <p>{t(shape)}</p>
    </div>
  )
}

function Row({ layer }: { readonly layer: LayerCount }) {
  const t = useTranslations('wall.map')
  const { format } = useWall()
  return (
    <>
      <div data-layer={layer.layer}>
        <dt>
          <i className={`key key-${layer.layer}`} />
          {t(layer.layer)}
        </dt>
        <dd>{format.number(layer.total)}</dd>
      </div>
      {layer.overdue === null ? null : (
        <div>
          <dt>
            <i className="key key-over" />
            {t('over')}
          </dt>
          <dd>{format.number(layer.overdue)}</dd>
        </div>
      )}
    </>
  )
}
