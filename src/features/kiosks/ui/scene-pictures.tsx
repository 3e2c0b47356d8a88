'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { Field } from '@/ui/desk/field'
import { scenes } from '../domain/scene-names'

interface ScenePicturesProps {
  /** Whether the server has a browser to take them with. */
  readonly isPossible: boolean
  readonly lang: 'zh' | 'en'
}

const sizes = ['1920x1080', '3840x1080', '5760x1080'] as const
type State = 'idle' | 'taking' | 'failed'

/** A scene of the wall as a file for a slide, made by the server as it stands now. */
export function ScenePictures({ isPossible, lang }: ScenePicturesProps) {
  const t = useTranslations('screens')
  const [state, setState] = useState<State>('idle')
  const take = async (form: FormData) => {
    setState('taking')
    const text = (name: string) => String(form.get(name) ?? '')
    const search = new URLSearchParams({ scene: text('scene'), size: text('size'), mode: text('mode'), lang })
    const answer = await fetch(`/api/v1/screen.png?${search}`).catch(() => null)
    if (!answer?.ok) return setState('failed')
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await answer.blob())
    link.download = `${t(`scene.${text('scene') as 'overview'}`)} ${text('size')}.png`
    link.click()
    URL.revokeObjectURL(link.href)
    setState('idle')
  }
  return (
    <section className="scr-pictures">
      <h2>{t('picture.title')}</h2>
      {isPossible ? (
        <form
          onSubmit={event => {
            event.preventDefault()
            void take(new FormData(event.currentTarget))
          }}
        >
          <Field label={t('sceneLabel')}>
            {control => (
              <select {...control} name="scene">
                {scenes.map(scene => (
                  <option key={scene} value={scene}>
                    {t(`scene.${scene}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('modeLabel')}>
            {control => (
              <select {...control} name="mode">
                {(['briefing', 'watch'] as const).map(mode => (
                  <option key={mode} value={mode}>
                    {t(`mode.${mode}`)}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label={t('picture.size')}>
            {control => (
              <select {...control} name="size">
                {sizes.map(size => (
                  <option key={size}>{size}</option>
                ))}
              </select>
            )}
          </Field>
          <DeskButton type="submit" isBusy={state === 'taking'}>
            {t('picture.take')}
          </DeskButton>
          <p role="status">
            {state === 'taking' ? t('picture.taking') : state === 'failed' ? t('picture.failed') : ''}
          </p>
        </form>
      ) : (
        <p data-picture="none">{t('picture.none')}</p>
      )}
    </section>
  )
}
