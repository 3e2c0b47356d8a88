'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { Field } from '@/ui/desk/field'
import { type DrawingKind, type DrawingShape, drawingKinds, drawingShapes, leastCorners } from '../../domain/room/words'
import { isWhole, readCorners, withoutLast } from './corners'
import type { LiveRoom } from './use-room'

interface DrawingFormProps {
  readonly shape: DrawingShape
  readonly onShape: (shape: DrawingShape) => void
  /** Corners, as clicks and keys wrote them. */
  readonly text: string
  readonly onText: (text: string) => void
  readonly room: LiveRoom
}

/** The next drawing: its shape, kind and name; its corners come from clicks on the map or are typed. */
export function DrawingForm({ shape, onShape, text, onText, room }: DrawingFormProps) {
  const t = useTranslations('room.map')
  const [kind, setKind] = useState<DrawingKind>('cordon')
  const [label, setLabel] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const draw = async () => {
    const read = readCorners(text)
    if ('unreadable' in read) return setProblem(t('unreadable', { line: read.unreadable }))
    if (!isWhole(shape, read.corners)) return setProblem(t('few', { count: leastCorners[shape] }))
    setBusy(true)
    const body = { shape, kind, label: label.trim() || t(`kind.${kind}`), corners: read.corners }
    const wrong = await room.write({ kind: 'drawing', seen: null, body })
    setBusy(false)
    setProblem(wrong)
    if (wrong !== null) return
    onText('')
    setLabel('')
  }
  return (
    <form
      className="rm-draw"
      onSubmit={event => {
        event.preventDefault()
        void draw()
      }}
    >
      <Field label={t('as')} required>
        {control => (
          <select {...control} value={shape} onChange={({ target }) => onShape(target.value as DrawingShape)}>
            {drawingShapes.map(each => (
              <option key={each} value={each}>
                {t(`shape.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('what')} required>
        {control => (
          <select {...control} value={kind} onChange={({ target }) => setKind(target.value as DrawingKind)}>
            {drawingKinds.map(each => (
              <option key={each} value={each}>
                {t(`kind.${each}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t('label')}>
        {control => (
          <input
            {...control}
            maxLength={40}
            placeholder={t(`kind.${kind}`)}
            value={label}
            onChange={({ target }) => setLabel(target.value)}
          />
        )}
      </Field>
      <Field label={t('corners')} hint={t('cornersHint')} error={problem} required>
        {control => <textarea {...control} rows={3} value={text} onChange={({ target }) => onText(target.value)} />}
      </Field>
      <div className="rm-row">
        <DeskButton type="submit" kind="primary" isBusy={isBusy}>
          {t('draw')}
        </DeskButton>
        <DeskButton disabled={text === ''} onClick={() => onText(withoutLast(text))}>
          {t('undo')}
        </DeskButton>
        <DeskButton kind="quiet" disabled={text === ''} onClick={() => onText('')}>
          {t('clear')}
        </DeskButton>
      </div>
    </form>
  )
}
