'use client'

import { useRouter } from 'next/navigation'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { type Channel, channels } from '@/shared/channel'
import { DeskButton } from '@/ui/desk/button'
import { DeskDialog } from '@/ui/desk/dialog'
import { Field } from '@/ui/desk/field'
import { post } from '@/ui/desk/post'
import { useRefusal } from '@/ui/desk/refusal'
import { notify } from '@/ui/desk/toasts'
import type { AlertAddress } from '../data/alert.queries'
import { deskSubjects, tellings } from '../domain/told-subjects'
import './alerts.css'

interface UnitName {
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
}
interface AlertsViewProps {
  readonly addresses: readonly AlertAddress[]
  readonly posts: readonly string[]
  readonly units: readonly UnitName[]
}

/** Where posts hear of lamps and flags, cases and the city's mode outside the program; addresses are added and ended, never changed. */
export function AlertsView({ addresses, posts, units }: AlertsViewProps) {
  const t = useTranslations('alerts')
  const words = useTranslations()
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const { list } = useFormatter()
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const unitName = (code: string | null) =>
    code === null ? t('allUnits') : (units.find(each => each.code === code)?.name[lang] ?? code)
  const end = async (id: string) => {
    const told = await post(`/alerts/${id}/end`, {})
    if (told.kind === 'done') notify({ kind: 'done', text: t('ended') })
    router.refresh()
  }
  return (
    <section className="dk-card al" aria-label={t('title')}>
      <header>
        <h2>{t('title')}</h2>
        <DeskButton onClick={() => setOpen(true)}>{t('add')}</DeskButton>
      </header>
      <p>{t('lead')}</p>
      {deskSubjects.map(about => (
        <p key={about}>
          {t(`hears.${about}`, { posts: list(tellings[about].posts.map(each => words(`rules.post.${each}`))) })}
        </p>
      ))}
      {addresses.length === 0 ? <p>{t('none')}</p> : null}
      <ul>
        {addresses.map(each => (
          <li key={each.id}>
            <span>
              <b>{words(`deliveries.channel.${each.channel}`)}</b> {each.address}
            </span>
            <small>
              {t('line', {
                post: words(`rules.post.${each.post}`),
                unit: unitName(each.unit),
                every: each.everyMinutes,
              })}
            </small>
            <DeskButton kind="quiet" onClick={() => void end(each.id)}>
              {t('end')}
            </DeskButton>
          </li>
        ))}
      </ul>
      {isOpen ? <AddressForm posts={posts} units={units} onClose={() => setOpen(false)} /> : null}
    </section>
  )
}

function AddressForm({
  posts,
  units,
  onClose,
}: Pick<AlertsViewProps, 'posts' | 'units'> & { readonly onClose: () => void }) {
  const t = useTranslations('alerts')
  const words = useTranslations()
  const lang = useLocale() === 'en' ? 'en' : 'zh'
  const router = useRouter()
  const refusal = useRefusal()
  const [entry, setEntry] = useState({
    channel: 'email' as Channel,
    address: '',
    post: posts[0] ?? '',
    unit: '',
    everyMinutes: 240,
  })
  const [trouble, setTrouble] = useState<string | null>(null)
  const save = async () => {
    const told = await post('/alerts', { ...entry, unit: entry.unit || null })
    if (told.kind !== 'done') return setTrouble(refusal(told))
    notify({ kind: 'done', text: t('added') })
    onClose()
    router.refresh()
  }
  const choice = (name: 'channel' | 'post' | 'unit', options: readonly (readonly [string, string])[]) => (
    <Field label={t(name)} required={name !== 'unit'}>
      {control => (
        <select {...control} value={entry[name]} onChange={event => setEntry({ ...entry, [name]: event.target.value })}>
          {options.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
  return (
    <DeskDialog
      title={t('add')}
      onClose={onClose}
      foot={
        <DeskButton kind="primary" onClick={() => void save()}>
          {t('add')}
        </DeskButton>
      }
    >
      {choice(
        'channel',
        channels.map(each => [each, words(`deliveries.channel.${each}`)] as const),
      )}
      <Field label={t('address')} error={trouble} required>
        {control => (
          <input
            {...control}
            maxLength={300}
            autoComplete="off"
            value={entry.address}
            onChange={event => setEntry({ ...entry, address: event.target.value })}
          />
        )}
      </Field>
      {choice(
        'post',
        posts.map(each => [each, words(`rules.post.${each as 'leader'}`)] as const),
      )}
      {choice('unit', [['', t('allUnits')], ...units.map(each => [each.code, each.name[lang]] as const)])}
      <Field label={t('every')} required>
        {control => (
          <input
            {...control}
            type="number"
            min={5}
            max={10_080}
            value={Number.isNaN(entry.everyMinutes) ? '' : entry.everyMinutes}
            onChange={event => setEntry({ ...entry, everyMinutes: event.target.valueAsNumber })}
          />
        )}
      </Field>
    </DeskDialog>
  )
}
