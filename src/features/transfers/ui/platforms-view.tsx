'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { DeskDialog } from '@/ui/desk/dialog'
import { Field } from '@/ui/desk/field'
import { post } from '@/ui/desk/post'
import type { PlatformRow } from '../queries/platform-list'
import './transfers.css'

interface PlatformsViewProps {
  readonly platforms: readonly PlatformRow[]
  /** Keys that a platform may call with. */
  readonly keys: readonly { readonly id: string; readonly name: string }[]
}

const empty = { code: '', name: '', url: '', secret: '', keyId: '' }

/** A secret of 256 random bits, as hexadecimal digits. */
const newSecret = (): string =>
  [...crypto.getRandomValues(new Uint8Array(32))].map(each => each.toString(16).padStart(2, '0')).join('')

/** Platforms that cases are handed to and come from: where each is told, with which key it calls, how it stands. */
export function PlatformsView({ platforms, keys }: PlatformsViewProps) {
  const t = useTranslations('platforms')
  const router = useRouter()
  const [values, setValues] = useState<typeof empty | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const isKnown = platforms.some(each => each.code === values?.code)
  const open = (each: PlatformRow | null) => {
    setProblem(null)
    setValues(
      each
        ? { code: each.code, name: each.name, url: each.url, secret: '', keyId: each.keyId }
        : { ...empty, secret: newSecret(), keyId: keys[0]?.id ?? '' },
    )
  }
  const set = (name: keyof typeof empty) => (event: { readonly target: { readonly value: string } }) =>
    setValues(last => (last ? { ...last, [name]: event.target.value } : last))
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    if (!values) return
    const { secret, ...rest } = values
    setBusy(true)
    const answer = await post('/platforms', secret === '' ? rest : values)
    setBusy(false)
    if (answer.kind === 'done') {
      setValues(null)
      router.refresh()
      return
    }
    const code = answer.kind === 'refused' ? answer.code : 'lost'
    setProblem(t.has(`problem.${code}`) ? t(`problem.${code}`) : t('problem.broken'))
  }
  const keyName = (id: string) => keys.find(each => each.id === id)?.name ?? t('unknownKey')
  return (
    <>
      <p className="tf-bar">
        <DeskButton kind="primary" disabled={keys.length === 0} onClick={() => open(null)}>
          {t('add')}
        </DeskButton>
        {keys.length === 0 ? <Link href="/keys">{t('needsKey')}</Link> : null}
      </p>
      {platforms.length === 0 ? <p className="dk-card">{t('none')}</p> : null}
      <ul className="tf-platforms">
        {platforms.map(each => (
          <li key={each.code} className="dk-card">
            <h2>
              {each.name} <small>{each.code}</small>
            </h2>
            <dl>
              <dt>{t('field.url')}</dt>
              <dd>{each.url}</dd>
              <dt>{t('field.keyId')}</dt>
              <dd>{keyName(each.keyId)}</dd>
              <dt>{t('traffic')}</dt>
              <dd>
                {t('counts', { out: each.out, in: each.in, open: each.open })}{' '}
                {each.failed > 0 ? <b role="status">{t('failed', { count: each.failed })}</b> : null}
              </dd>
            </dl>
            <DeskButton onClick={() => open(each)}>{t('edit')}</DeskButton>
          </li>
        ))}
      </ul>
      {values ? (
        <DeskDialog title={t(isKnown ? 'edit' : 'add')} place="side" onClose={() => setValues(null)}>
          <form className="tf-keep" onSubmit={event => void keep(event)}>
            <Field label={t('field.code')} hint={t('hint.code')} required>
              {control => (
                <input {...control} pattern="[A-Za-z0-9_\-]{1,40}" value={values.code} onChange={set('code')} />
              )}
            </Field>
            <Field label={t('field.name')} required>
              {control => <input {...control} maxLength={80} value={values.name} onChange={set('name')} />}
            </Field>
            <Field label={t('field.url')} hint={t('hint.url')} required>
              {control => <input {...control} type="url" value={values.url} onChange={set('url')} />}
            </Field>
            <Field label={t('field.secret')} hint={t(isKnown ? 'hint.keepSecret' : 'hint.secret')} required={!isKnown}>
              {control => (
                <input {...control} minLength={16} maxLength={200} value={values.secret} onChange={set('secret')} />
              )}
            </Field>
            <Field label={t('field.keyId')} required>
              {control => (
                <select {...control} value={values.keyId} onChange={set('keyId')}>
                  {keys.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </select>
              )}
            </Field>
            {problem ? <p role="alert">{problem}</p> : null}
            <DeskButton type="submit" kind="primary" isBusy={isBusy}>
              {t('save')}
            </DeskButton>
          </form>
        </DeskDialog>
      ) : null}
    </>
  )
}
