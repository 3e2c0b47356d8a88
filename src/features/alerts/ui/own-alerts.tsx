'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { DeskDialog } from '@/ui/desk/dialog'
import { Field } from '@/ui/desk/field'
import { post } from '@/ui/desk/post'
import { useRefusal } from '@/ui/desk/refusal'
import { notify } from '@/ui/desk/toasts'
import { type Pace, pacesOf, type WishChannel, wishChannels } from '../../notices'
import { type OwnChannel, ownChannels } from '../domain/own-address'
import type { OwnAlerts } from '../queries/own-alerts'
import './own-alerts.css'

/** How oneself is told: by which way and how often each rule, and where. A choice holds as soon as it is made. */
export function OwnAlertsView({ alerts }: { readonly alerts: OwnAlerts }) {
  const t = useTranslations('alerts.own')
  const words = useTranslations()
  const refusal = useRefusal()
  const router = useRouter()
  const [asked, setAsked] = useState<OwnChannel | null>(null)
  const [seen, setSeen] = useState<Partial<Record<OwnChannel, string>>>({})
  const held = (channel: WishChannel) => alerts.addresses.find(each => each.channel === channel)

  const said = (told: Awaited<ReturnType<typeof post>>, done: string) => {
    if (told.kind === 'done') notify({ kind: 'done', text: done })
    else notify({ kind: 'failed', text: refusal(told) })
    router.refresh()
  }
  const wish = async (rule: string, channel: WishChannel, pace: string) =>
    said(await post('/alerts/own/wishes', { rule, channel, pace }), t('kept'))
  const end = async (channel: OwnChannel) => {
    setSeen({ ...seen, [channel]: undefined })
    said(await post(`/alerts/own/addresses/${channel}/end`, {}), words('alerts.ended'))
  }
  const show = async (channel: OwnChannel) => {
    const told = await post<{ address: string }>(`/alerts/own/addresses/${channel}/show`, {})
    if (told.kind === 'done') setSeen({ ...seen, [channel]: told.value.address })
    else said(told, '')
  }
  return (
    <section className="dk-card al-own" aria-label={t('title')}>
      <ul className="al-where">
        {ownChannels.map(channel => {
          const own = held(channel)
          return (
            <li key={channel}>
              <b>{words(`deliveries.channel.${channel}`)}</b>
              <span>{own ? (seen[channel] ?? own.shown) : t('nowhere')}</span>
              {own ? (
                <>
                  {seen[channel] ? null : (
                    <DeskButton kind="quiet" onClick={() => void show(channel)}>
                      {t('show')}
                    </DeskButton>
                  )}
                  <DeskButton kind="quiet" onClick={() => void end(channel)}>
                    {words('alerts.end')}
                  </DeskButton>
                </>
              ) : null}
              <DeskButton onClick={() => setAsked(channel)}>{own ? t('change') : words('alerts.add')}</DeskButton>
            </li>
          )
        })}
      </ul>
      {alerts.rules.length === 0 ? (
        <p>{t('nothing')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('rule')}</th>
              {wishChannels.map(channel => (
                <th key={channel} scope="col">
                  {t(`way.${channel}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {alerts.rules.map(({ rule, paces }) => (
              <tr key={rule}>
                <th scope="row">{words(`rules.name.${rule}`)}</th>
                {wishChannels.map(channel => (
                  <td key={channel} data-way={t(`way.${channel}`)}>
                    <PaceChoice
                      label={`${words(`rules.name.${rule}`)} · ${t(`way.${channel}`)}`}
                      channel={channel}
                      pace={paces[channel]}
                      isOpen={channel === 'bell' || held(channel) !== undefined}
                      onChoose={pace => void wish(rule, channel, pace)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {asked ? (
        <OwnAddressForm
          channel={asked}
          onClose={isKept => {
            setAsked(null)
            setSeen({ ...seen, [asked]: undefined })
            if (isKept) router.refresh()
          }}
        />
      ) : null}
    </section>
  )
}

interface PaceProps {
  readonly label: string
  readonly channel: WishChannel
  readonly pace: Pace
  /** Without an address there is nowhere to tell. */
  readonly isOpen: boolean
  readonly onChoose: (pace: string) => void
}

function PaceChoice({ label, channel, pace, isOpen, onChoose }: PaceProps) {
  const t = useTranslations('alerts.own')
  return (
    <select aria-label={label} disabled={!isOpen} value={pace} onChange={event => onChoose(event.target.value)}>
      {pacesOf(channel).map(each => (
        <option key={each} value={each}>
          {t(`pace.${each}`)}
        </option>
      ))}
    </select>
  )
}

interface OwnFormProps {
  readonly channel: OwnChannel
  readonly onClose: (isKept: boolean) => void
}

function OwnAddressForm({ channel, onClose }: OwnFormProps) {
  const t = useTranslations('alerts.own')
  const words = useTranslations()
  const refusal = useRefusal()
  const [address, setAddress] = useState('')
  const [trouble, setTrouble] = useState<string | null>(null)
  const save = async () => {
    const told = await post('/alerts/own/addresses', { channel, address: address.trim() })
    if (told.kind === 'refused' && told.code === 'bad-body') return setTrouble(t(`wrong.${channel}`))
    if (told.kind !== 'done') return setTrouble(refusal(told))
    notify({ kind: 'done', text: words('alerts.added') })
    onClose(true)
  }
  return (
    <DeskDialog
      title={words(`deliveries.channel.${channel}`)}
      onClose={() => onClose(false)}
      foot={
        <DeskButton kind="primary" onClick={() => void save()}>
          {t('keep')}
        </DeskButton>
      }
    >
      <p>{t('personal')}</p>
      <Field label={words('alerts.address')} error={trouble} required>
        {control => (
          <input
            {...control}
            type={channel === 'email' ? 'email' : 'tel'}
            maxLength={300}
            autoComplete={channel === 'email' ? 'email' : 'tel'}
            value={address}
            onChange={event => setAddress(event.target.value)}
          />
        )}
      </Field>
    </DeskDialog>
  )
}
