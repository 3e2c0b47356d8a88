'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { pictureAddress } from '../../../shared/picture-address'
import type { ThingRow } from '../map/thing-row'
import { useMapTools } from './map-context'

/** What a camera sees, where its address lies on an allowed host; else why there is no picture. */
export function CameraPicture({ row }: { readonly row: ThingRow }) {
  const t = useTranslations('deskMap.camera')
  const { city } = useMapTools()
  const [isBroken, setBroken] = useState(false)
  const answer = pictureAddress(row.snapshotUrl, { device: row.deviceId ?? row.id, at: city.now }, city.pictureHosts)
  if (answer.kind !== 'ok') return <p className="mp-camera">{t(answer.kind)}</p>
  if (isBroken) return <p className="mp-camera">{t('broken')}</p>
  return (
    // biome-ignore lint/performance/noImgElement: a picture of this moment is not for a cache of pictures
    <img
      className="mp-camera"
      src={answer.url}
      alt={t('alt', { name: row.title ?? '' })}
      onError={() => setBroken(true)}
    />
  )
}
