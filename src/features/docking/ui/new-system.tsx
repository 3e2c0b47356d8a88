'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { DeskDialog } from '@/ui/desk/dialog'
import { Field } from '@/ui/desk/field'
import { post } from '@/ui/desk/post'
import { useRefusal } from '@/ui/desk/refusal'
import { addressVariable } from './state-mark'

const ways = ['in-postgres', 'in-files', 'out-postgres'] as const
const HOUR = 3600

/** The button that declares an outside system, with its form. */
export function NewSystem() {
  const t = useTranslations('docking')
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <div className="dk-toolbar">
        <DeskButton kind="primary" onClick={() => setOpen(true)}>
          {t('declare')}
        </DeskButton>
      </div>
      {isOpen ? <SystemForm onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function SystemForm({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('docking')
  const router = useRouter()
  const refusal = useRefusal()
  const [name, setName] = useState('')
  const [way, setWay] = useState<(typeof ways)[number]>('in-postgres')
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [direction, kind] = way.split('-')
    setBusy(true)
    const answer = await post('/docking', {
      name,
      title: { zh: form.get('zh'), en: form.get('en') },
      direction,
      kind,
      ...(kind === 'postgres'
        ? {
            schema: form.get('schema'),
            updatedColumn: form.get('updatedColumn'),
            everySeconds: Number(form.get('every')),
          }
        : {}),
      silentAfterSeconds: Number(form.get('silent') ?? 24) * HOUR,
    })
    setBusy(false)
    if (answer.kind === 'done') {
      router.refresh()
      onClose()
    } else setError(refusal(answer))
  }
  return (
    <DeskDialog
      title={t('form.title')}
      onClose={onClose}
      foot={
        <>
          <DeskButton onClick={onClose}>{t('form.cancel')}</DeskButton>
          <DeskButton kind="primary" type="submit" form="new-system" isBusy={isBusy}>
            {t('form.save')}
          </DeskButton>
        </>
      }
    >
      <form id="new-system" onSubmit={save}>
        <Field label={t('form.name')} hint={t('form.nameHint')} error={error} required>
          {control => (
            <input
              {...control}
              pattern="[a-z0-9][a-z0-9\-]{0,38}"
              value={name}
              onChange={each => setName(each.target.value)}
            />
          )}
        </Field>
        <Field label={t('form.zh')} required>
          {control => <input {...control} name="zh" maxLength={60} />}
        </Field>
        <Field label={t('form.en')} required>
          {control => <input {...control} name="en" maxLength={80} />}
        </Field>
        <Field label={t('form.direction')}>
          {control => (
            <select
              {...control}
              value={way}
              onChange={each => setWay(ways.find(one => one === each.target.value) ?? way)}
            >
              {ways.map(each => (
                <option key={each} value={each}>
                  {t(`form.choice.${each}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {way === 'in-files' ? null : (
          <>
            <p className="dc-note">{t('form.secret', { variable: addressVariable(name || 'name') })}</p>
            <Field label={t('form.schema')} required>
              {control => <input {...control} name="schema" defaultValue="public" />}
            </Field>
            <Field label={t('form.updatedColumn')} required>
              {control => <input {...control} name="updatedColumn" defaultValue="sjgxsj" />}
            </Field>
            <Field label={t('form.every')} required>
              {control => <input {...control} name="every" type="number" min={1} max={86_400} defaultValue={60} />}
            </Field>
          </>
        )}
        {way === 'out-postgres' ? null : (
          <Field label={t('form.silent')} required>
            {control => <input {...control} name="silent" type="number" min={1} max={8760} defaultValue={24} />}
          </Field>
        )}
      </form>
    </DeskDialog>
  )
}
