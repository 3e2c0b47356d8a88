'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { verbs } from '@/shared/auth'
import { DeskButton } from '@/ui/desk/button'
import { DeskDialog } from '@/ui/desk/dialog'
import { Field } from '@/ui/desk/field'
import { LONGEST_DAYS } from '../domain/api-key'
import { ShownOnce } from './shown-once'

/** A code with its name in the reader's language. */
export interface Choice {
  readonly code: string
  readonly name: string
}

interface NewKeyDialogProps {
  readonly datasets: readonly Choice[]
  readonly areas: readonly Choice[]
  readonly onClose: () => void
  readonly onMade: () => void
}

/** Asks what a key shall reach, makes it, and shows it the only time it can be seen. */
export function NewKeyDialog({ datasets, areas, onClose, onMade }: NewKeyDialogProps) {
  const t = useTranslations('keys')
  const [key, setKey] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  const make = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const chosen = form.getAll('datasets').map(String)
    setBusy(true)
    setError(null)
    const answer = await fetch('/api/v1/keys', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        name: form.get('name'),
        datasets: chosen.length === 0 ? 'all' : chosen,
        verbs: form.getAll('verbs'),
        area: form.get('area') || null,
        days: Number(form.get('days')),
      }),
    }).catch(() => null)
    setBusy(false)
    if (!answer?.ok) {
      setError(answer?.status === 403 ? t('outOfReach') : t('failed'))
      return
    }
    setKey(((await answer.json()) as { key: string }).key)
    onMade()
  }

  if (key !== null) return <ShownOnce value={key} onClose={onClose} />
  return (
    <DeskDialog
      title={t('make')}
      onClose={onClose}
      foot={
        <>
          <DeskButton onClick={onClose}>{t('cancel')}</DeskButton>
          <DeskButton kind="primary" type="submit" form="new-key" isBusy={isBusy}>
            {t('make')}
          </DeskButton>
        </>
      }
    >
      <form id="new-key" onSubmit={make}>
        <Field label={t('column.name')} hint={t('nameHint')} error={error} required>
          {control => <input {...control} name="name" maxLength={80} />}
        </Field>
        <fieldset className="ky-verbs">
          <legend>{t('column.verbs')}</legend>
          {verbs.map(verb => (
            <label key={verb}>
              <input type="checkbox" name="verbs" value={verb} defaultChecked={verb === 'deliver'} />
              {t(`verb.${verb}`)}
            </label>
          ))}
        </fieldset>
        <Field label={t('datasets')} hint={t('datasetsHint')}>
          {control => (
            <select {...control} name="datasets" multiple size={6}>
              {datasets.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          )}
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
        <Field label={t('days')} hint={t('daysHint', { count: LONGEST_DAYS })} required>
          {control => (
            <input {...control} name="days" type="number" min={1} max={LONGEST_DAYS} defaultValue={LONGEST_DAYS} />
          )}
        </Field>
      </form>
    </DeskDialog>
  )
}
