'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { LngLat } from '../../../shared/geo/geometry'
import { type NearCamera, readCamerasNear } from '../map/cameras-near'
import { CameraPicture } from './camera-picture'
import { useMapTools } from './map-context'
import type { Side } from './side'

interface NearbyCamerasProps {
  readonly place: LngLat
  readonly open: (side: Side) => void
}

/** The cameras that may see a case: the nearest with its picture, or with the reason why there is none. */
export function NearbyCameras({ place: [lng, lat], open }: NearbyCamerasProps) {
  const t = useTranslations('deskMap.camera')
  const { format, view } = useMapTools()
  const [cameras, setCameras] = useState<readonly NearCamera[]>([])
  const { at, isAsKnown } = view
  useEffect(() => {
    const stop = new AbortController()
    void readCamerasNear([lng, lat], { at, isAsKnown }, stop.signal)
      .then(setCameras)
      .catch(() => {
        if (!stop.signal.aborted) setCameras([])
      })
    return () => stop.abort()
  }, [lng, lat, at, isAsKnown])
  const [first] = cameras
  if (!first) return null
  return (
    <section className="mp-cameras" aria-label={t('near')}>
      <h4>{t('near')}</h4>
      <CameraPicture key={first.row.id} row={first.row} />
      <ul>
        {cameras.map(({ row, metres }) => (
          <li key={row.id}>
            <button type="button" onClick={() => open({ kind: 'thing', layer: 'cameras', id: row.id })}>
              {row.title ?? row.deviceId}
            </button>
            <small>{t('metres', { count: format.number(Math.round(metres)) })}</small>
          </li>
        ))}
      </ul>
    </section>
  )
}
