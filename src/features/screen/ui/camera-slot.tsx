'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { pictureAddress } from '../../../shared/picture-address'
import type { CameraShown } from '../../kiosks'

/** A picture that stood still for longer would pass for now. */
const AGAIN_MS = 5000

/** What a camera that a desk sent sees, a picture every few seconds; or why there is none. */
export function CameraSlot({ camera, title }: { readonly camera: CameraShown; readonly title: string | null }) {
  const t = useTranslations('wall.camera')
  const url = usePicture(camera)
  const [brokenAt, setBroken] = useState<string | null>(null)
  const why = camera.kind === 'ok' ? (brokenAt !== null && brokenAt === url ? 'broken' : null) : camera.kind
  return (
    <figure className="camera-slot" data-kind={why ?? 'ok'}>
      {url === null || why !== null ? (
        <p>{t(why ?? 'broken')}</p>
      ) : (
        // biome-ignore lint/performance/noImgElement: a picture of this moment is not for a cache of pictures
        <img src={url} alt={t('alt', { name: title ?? '' })} onError={() => setBroken(url)} />
      )}
      <figcaption>{title}</figcaption>
    </figure>
  )
}

/** The address of the newest picture; the host was held against the list when the camera was sent. */
function usePicture(camera: CameraShown): string | null {
  const [at, setAt] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setAt(Date.now()), AGAIN_MS)
    return () => clearInterval(timer)
  }, [])
  if (camera.kind !== 'ok' || !URL.canParse(camera.template)) return null
  const answer = pictureAddress(camera.template, { device: camera.device, at }, [new URL(camera.template).host])
  return answer.kind === 'ok' ? answer.url : null
}
