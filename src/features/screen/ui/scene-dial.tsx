'use client'

import { useTranslations } from 'next-intl'
import { useArbiter } from '../../../ui/attention/use-arbiter'
import type { Scene } from '../domain/scenes'
import type { Dial } from './use-scenes'

interface SceneDialProps {
  readonly dial: Dial
  /** What stands: an emergency may have taken over from what the dial says. */
  readonly scene: Scene
}

/** The scene's name; with a playlist a ring that runs out while it stands, and why it does not. */
export function SceneDial({ dial, scene }: SceneDialProps) {
  const t = useTranslations('wall')
  const { still } = useArbiter()
  const { seconds, paused, turn, place, of } = dial
  return (
    <span className="dial" data-scene-shown={scene} title={t('dial.keys')}>
      {seconds === null ? null : (
        <svg key={turn} className="dial-ring" viewBox="0 0 24 24" aria-hidden="true">
          <circle className="dial-track" cx="12" cy="12" r="9" />
          <circle
            className="dial-left"
            cx="12"
            cy="12"
            r="9"
            pathLength="100"
            style={
              still ? undefined : { animationDuration: `${seconds}s`, animationTimingFunction: `steps(${seconds})` }
            }
          />
        </svg>
      )}
      <b>{t(`scene.${scene}`)}</b>
      {seconds === null ? null : <span>{t('dial.play', { place: place + 1, of })}</span>}
      {paused === null ? null : (
        <span className={paused === 'red' ? 'dial-red' : undefined}>
          {t(paused === 'red' ? 'dial.pausedRed' : 'dial.paused')}
        </span>
      )}
    </span>
  )
}
