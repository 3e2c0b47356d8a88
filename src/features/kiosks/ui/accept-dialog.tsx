'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { DeskDialog } from '@/ui/desk/dialog'
import { Field } from '@/ui/desk/field'
import { post } from '@/ui/desk/post'
import { scenes } from '../domain/scene-names'
import type { NamedArea } from './choices'

interface AcceptDialogProps {
  readonly areas: readonly NamedArea[]
  readonly playlists: readonly string[]
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Lets in the screen that shows a code. */
export function AcceptDialog({ areas, playlists, onClose, onDone }: AcceptDialogProps) {
  const t = useTranslations('screens')
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const accept = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '')
    const shows = text('shows')
    setBusy(true)
    const answer = await post('/screens', {
      code: text('code'),
      name: text('name'),
      area: text('area') || null,
      settings: {
        mode: text('mode'),
        lang: text('lang'),
        ...(shows.startsWith('list:') ? { playlist: shows.slice(5) } : { scene: shows }),
      },
    })
    setBusy(false)
    if (answer.kind === 'done') return onDone()
    setError(answer.kind === 'refused' && answer.code === 'unknown-code' ? t('unknownCode') : t('failed'))
  }
  return (
    <DeskDialog
      title={t('accept')}
      onClose={onClose}
      foot={
        <>
          <DeskButton onClick={onClose}>{t('cancel')}</DeskButton>
          <DeskButton kind="primary" type="submit" form="accept-screen" isBusy={isBusy}>
            {t('accept')}
          </DeskButton>
        </>
      }
    >
      <form id="accept-screen" onSubmit={accept}>
        <Field label={t('code')} hint={t('codeHint')} error={error} required>
          {control => <input {...control} name="code" maxLength={12} autoComplete="off" autoCapitalize="characters" />}
        </Field>
        <Field label={t('column.name')} hint={t('nameHint')} required>
          {control => <input {...control} name="name" maxLength={80} />}
        </Field>
        <Field label={t('area')}>
          {control => (
            <select {...control} name="area" defaultValue="">
              <option value="">{t('wholeCity')}</option>
              {areas.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('column.shows')}>
          {control => (
            <select {...control} name="shows">
              {scenes.map(scene => (
                <option key={scene} value={scene}>
                  {t(`scene.${scene}`)}
                </option>
              ))}
              {playlists.map(name => (
                <option key={name} value={`list:${name}`}>
                  {t('playlist', { name })}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('modeLabel')}>
          {control => (
            <select {...control} name="mode">
              <option value="watch">{t('mode.watch')}</option>
              <option value="briefing">{t('mode.briefing')}</option>
            </select>
          )}
        </Field>
        <Field label={t('lang')}>
          {control => (
            <select {...control} name="lang">
              <option value="zh">{t('langZh')}</option>
              <option value="en">{t('langEn')}</option>
            </select>
          )}
        </Field>
      </form>
    </DeskDialog>
  )
}
