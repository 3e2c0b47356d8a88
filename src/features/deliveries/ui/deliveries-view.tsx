'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Channel } from '@/shared/channel'
import { StateBadge } from '@/ui/desk/badges'
import { DeskButton } from '@/ui/desk/button'
import { useMoments } from '@/ui/desk/moments'
import { post } from '@/ui/desk/post'
import { useRefusal } from '@/ui/desk/refusal'
import { type DeliveryState, deliveryStates } from '../domain/delivery'
import type { DeliveryList, DeliveryRow } from '../queries/delivery-list'
import './deliveries.css'

interface DeliveriesProps {
  readonly list: DeliveryList
  readonly timeZone: string
  /** Channels its messages go by. */
  readonly ways?: readonly Channel[]
}

const tones: Readonly<Record<DeliveryState, 'on-time' | 'near' | 'over' | 'rest'>> = {
  waiting: 'near',
  sent: 'on-time',
  delivered: 'on-time',
  failed: 'over',
  dropped: 'rest',
}

/** What was sent to whom: which channels there are, how far each message came, why one failed, and sending it again. */
export function DeliveriesView({ list, timeZone, ways = ['email', 'sms'] }: DeliveriesProps) {
  const t = useTranslations('deliveries')
  const closed = ways.filter(each => !list.open[each])
  return (
    <div className="rt">
      {closed.map(each => (
        <p key={each} role="status" className="dl-closed rt-wide">
          {t(`closed.${each}`)}
        </p>
      ))}
      <section className="dk-card rt-wide">
        <h2>{t('title')}</h2>
        <ul className="dl-counts">
          {deliveryStates.map(each => (
            <li key={each}>
              <b>{list.counts[each]}</b> {t(`state.${each}`)}
            </li>
          ))}
        </ul>
        {list.items.length === 0 ? (
          <p className="rt-none">{t('none')}</p>
        ) : (
          <Table items={list.items} timeZone={timeZone} />
        )}
        <p className="rt-none">{t('once')}</p>
      </section>
    </div>
  )
}

function Table({ items, timeZone }: { readonly items: readonly DeliveryRow[]; readonly timeZone: string }) {
  const t = useTranslations('deliveries')
  const { time } = useMoments(timeZone)
  return (
    <div className="rt-scroll">
      <table className="rt-table">
        <thead>
          <tr>
            {(['about', 'to', 'made', 'state', 'when'] as const).map(each => (
              <th key={each} scope="col">
                {t(`column.${each}`)}
              </th>
            ))}
            <th scope="col">
              <span className="sr-only">{t('again')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(each => (
            <tr key={each.id}>
              <th scope="row" className="dl-about">
                {each.about}
              </th>
              <td>
                {t(`channel.${each.channel as Channel}`)} {each.recipient === '' ? t('forgotten') : each.recipient}
              </td>
              <td>{time(each.madeAt)}</td>
              <td>
                <StateBadge tone={tones[each.state]}>{t(`state.${each.state}`)}</StateBadge>
                {each.error ? <small className="dl-error">{each.error}</small> : null}
              </td>
              <td>
                {each.nextAt && each.attempts > 0
                  ? t('next', { at: time(each.nextAt), attempts: each.attempts })
                  : null}
                {(each.receivedAt ?? each.sentAt) ? time(each.receivedAt ?? each.sentAt ?? '') : null}
              </td>
              <td>{each.isSendable ? <Again id={each.id} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Again({ id }: { readonly id: string }) {
  const t = useTranslations('deliveries')
  const router = useRouter()
  const refusal = useRefusal()
  const [isBusy, setBusy] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const send = async () => {
    setBusy(true)
    const told = await post(`/deliveries/${id}/again`, {})
    setBusy(false)
    setTrouble(told.kind === 'done' ? null : refusal(told))
    router.refresh()
  }
  return (
    <>
      <DeskButton kind="quiet" isBusy={isBusy} onClick={() => void send()}>
        {t('again')}
      </DeskButton>
      {trouble ? <span role="alert">{trouble}</span> : null}
    </>
  )
}
