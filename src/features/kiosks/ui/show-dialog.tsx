'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { DeskDialog } from '@/ui/desk/dialog'
import { Field } from '@/ui/desk/field'
import { post } from '@/ui/desk/post'
import type { Kiosk, MapShown } from '../domain/kiosk'
import { scenes } from '../domain/scene-names'

/** A case, a project, a camera or a place that another desk hands over to be sent. */
export interface ThingToSend {
  readonly name: string
  readonly dataset: 'case' | 'project' | 'device' | null
  readonly id: string | null
  readonly place: { readonly lng: number; readonly lat: number } | null
  /** How the desk's map was filtered. */
  readonly map: MapShown | null
}

interface ShowDialogProps {
  readonly kiosk: Kiosk
  readonly thing: ThingToSend | null
  readonly onClose: () => void
  readonly onDone: () => void
}

const LONGEST = 120

/** "Show this on the wall": which scene, for how long, and the thing or place another desk handed over. */
export function ShowDialog({ kiosk, thing, onClose, onDone }: ShowDialogProps) {
  const t = useTranslations('screens')
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const show = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    const answer = await post(`/screens/${kiosk.id}/show`, {
      scene: form.get('scene'),
      minutes: Number(form.get('minutes')),
      ...(thing?.dataset && thing.id ? { thing: { dataset: thing.dataset, id: thing.id } } : {}),
      ...(thing?.place ? { place: thing.place } : {}),
      ...(thing?.map ? { map: thing.map } : {}),
    })
    setBusy(false)
    if (answer.kind === 'done') onDone()
    else setError(t('failed'))
  }
  const fitting = thing?.dataset === 'case' ? 'cases' : thing?.dataset === 'project' ? 'projects' : 'overview'
  return (
    <DeskDialog
      title={t('showTitle', { name: kiosk.name })}
      onClose={onClose}
      foot={
        <>
          <DeskButton onClick={onClose}>{t('cancel')}</DeskButton>
          <DeskButton kind="primary" type="submit" form="show-on-screen" isBusy={isBusy}>
            {t('show')}
          </DeskButton>
        </>
      }
    >
      <form id="show-on-screen" onSubmit={show}>
        {thing === null ? null : <p>{t('thing', { name: thing.name })}</p>}
        <Field label={t('sceneLabel')} error={error}>
          {control => (
            <select {...control} name="scene" defaultValue={fitting}>
              {scenes.map(scene => (
                <option key={scene} value={scene}>
                  {t(`scene.${scene}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('minutes')} required>
          {control => <input {...control} name="minutes" type="number" min={1} max={LONGEST} defaultValue={5} />}
        </Field>
      </form>
    </DeskDialog>
  )
}
