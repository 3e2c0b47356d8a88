'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { DeskDialog } from '@/ui/desk/dialog'
import { Field } from '@/ui/desk/field'
import { post } from '@/ui/desk/post'
import { type PlaylistEntry, SHORTEST_DWELL } from '../domain/playlist'
import { type Scene, scenes } from '../domain/scene-names'
import type { SavedList } from './choices'

interface PlaylistDialogProps {
  /** Null: a new one. */
  readonly list: SavedList | null
  readonly onClose: () => void
  readonly onDone: () => void
}

type Line = PlaylistEntry & { readonly key: number }

const MOST = 24

/** Scenes in turn, each with the seconds it stands; saving keeps a new version. */
export function PlaylistDialog({ list, onClose, onDone }: PlaylistDialogProps) {
  const t = useTranslations('screens')
  const [lines, setLines] = useState<readonly Line[]>(() =>
    (list?.entries ?? [{ scene: 'overview' as const, seconds: 90 }]).map((entry, key) => ({ ...entry, key })),
  )
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const change = (key: number, to: Partial<PlaylistEntry>) =>
    setLines(now => now.map(line => (line.key === key ? { ...line, ...to } : line)))
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = list?.name ?? String(new FormData(event.currentTarget).get('name') ?? '')
    setBusy(true)
    const answer = await post('/screens/playlists', {
      name,
      entries: lines.map(({ scene, seconds }) => ({ scene, seconds })),
      expectedVersion: list?.version ?? null,
    })
    setBusy(false)
    if (answer.kind === 'done') return onDone()
    setError(answer.kind === 'refused' && answer.code === 'changed-meanwhile' ? t('changedMeanwhile') : t('failed'))
  }
  return (
    <DeskDialog
      title={list?.name ?? t('newPlaylist')}
      onClose={onClose}
      foot={
        <>
          <DeskButton onClick={onClose}>{t('cancel')}</DeskButton>
          <DeskButton kind="primary" type="submit" form="playlist" isBusy={isBusy}>
            {t('save')}
          </DeskButton>
        </>
      }
    >
      <form id="playlist" onSubmit={save}>
        {list === null ? (
          <Field label={t('column.name')} error={error} required>
            {control => <input {...control} name="name" maxLength={60} />}
          </Field>
        ) : error === null ? null : (
          <p role="alert">{error}</p>
        )}
        <ol className="scr-entries">
          {lines.map((line, place) => (
            <li key={line.key}>
              <select
                aria-label={t('sceneOf', { place: place + 1 })}
                value={line.scene}
                onChange={event => change(line.key, { scene: event.target.value as Scene })}
              >
                {scenes.map(scene => (
                  <option key={scene} value={scene}>
                    {t(`scene.${scene}`)}
                  </option>
                ))}
              </select>
              <input
                aria-label={t('secondsOf', { place: place + 1 })}
                type="number"
                min={SHORTEST_DWELL}
                max={3600}
                required
                value={line.seconds}
                onChange={event => change(line.key, { seconds: Number(event.target.value) })}
              />
              <DeskButton
                kind="quiet"
                disabled={lines.length === 1}
                onClick={() => setLines(now => now.filter(each => each.key !== line.key))}
              >
                {t('remove')}
              </DeskButton>
            </li>
          ))}
        </ol>
        <DeskButton
          disabled={lines.length >= MOST}
          onClick={() =>
            setLines(now => [
              ...now,
              { scene: 'overview', seconds: SHORTEST_DWELL, key: Math.max(0, ...now.map(each => each.key)) + 1 },
            ])
          }
        >
          {t('add')}
        </DeskButton>
      </form>
    </DeskDialog>
  )
}
