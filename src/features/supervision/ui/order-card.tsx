'use client'

import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import type { Moments } from '@/shared/time/moments'
import { DeskButton } from '@/ui/desk/button'
import { Field } from '@/ui/desk/field'
import { post } from '@/ui/desk/post'
import { notify } from '@/ui/desk/toasts'
import type { Locale } from '@/ui/i18n/locale'
import type { OrderCommand } from '../domain/order-life'
import { type Chosen, EvidenceField } from './evidence-field'
import { OrderClock } from './order-clock'
import { OrderState } from './order-sign'
import type { Told } from './told'
import { useRefusal } from './use-refusal'

interface OrderCardProps {
  readonly order: Told<'oneProblem'>['orders'][number]
  readonly moments: Moments
  readonly lang: Locale
  readonly onDone: () => void
}

/** What the report and the judgement are about; the clock has its own forms. */
const lifeCommands = ['start', 'report', 'accept', 'return'] as const

/** One order of a problem: whose, how its clock does, its report, and what the reader may do with it. */
export function OrderCard({ order, moments, lang, onDone }: OrderCardProps) {
  const t = useTranslations('supervision')
  const refusal = useRefusal()
  const [text, setText] = useState('')
  const [evidence, setEvidence] = useState<readonly Chosen[]>([])
  const [wrong, setWrong] = useState<string | null>(null)
  const [busy, setBusy] = useState<OrderCommand | null>(null)
  const heading = useId()
  const act = async (command: OrderCommand) => {
    setBusy(command)
    const body = { expectedVersion: order.version, commandId: crypto.randomUUID(), text, evidence }
    const posted = await post(`/orders/${order.id}/${command}`, body)
    setBusy(null)
    const refused = refusal(posted)
    setWrong(refused)
    if (refused === null) {
      notify({ kind: 'done', text: t(`done.${command}`, { unit: order.unitName?.[lang] ?? order.unit }) })
      setText('')
      setEvidence([])
    }
    onDone()
  }
  const may = lifeCommands.filter(each => order.may.includes(each))
  const writes = may.find(each => each !== 'start')
  return (
    <article className="sv-order" aria-labelledby={heading}>
      <header>
        <h3 id={heading}>
          {order.role ? `${t(`role.${order.role}`)} · ` : ''}
          {order.unitName?.[lang]}
        </h3>
        <OrderState {...order} />
      </header>
      <p className="sv-dates">
        {order.orderNo} · {t('order.issued', { at: moments.time(order.issuedAt) })}
        {order.dueAt ? ` · ${t('order.due', { at: moments.due(order.dueAt) })}` : ''}
      </p>
      <OrderClock order={order} moments={moments} lang={lang} onDone={onDone} />
      {order.report ? <blockquote>{order.report}</blockquote> : null}
      {order.evidence.length > 0 ? (
        <ul className="sv-evidence">
          {order.evidence.map(each => (
            <li key={each.sha256} title={`SHA-256 ${each.sha256}`}>
              {each.name} · {Math.max(1, Math.round(each.bytes / 1024))} kB
            </li>
          ))}
        </ul>
      ) : null}
      {writes ? (
        <Field
          label={t(writes === 'report' ? 'order.report' : 'order.judgement')}
          hint={t(writes === 'report' ? 'order.reportHint' : 'order.judgementHint')}
          error={wrong}
        >
          {control => (
            <textarea
              {...control}
              rows={3}
              maxLength={4000}
              value={text}
              onChange={event => setText(event.target.value)}
            />
          )}
        </Field>
      ) : null}
      {writes === 'report' ? <EvidenceField chosen={evidence} onChoose={setEvidence} /> : null}
      <div className="dk-actions">
        {may.map(command => (
          <DeskButton
            key={command}
            kind={command === 'report' || command === 'accept' ? 'primary' : 'plain'}
            isBusy={busy === command}
            disabled={busy !== null}
            onClick={() => void act(command)}
          >
            {t(`command.${command}`)}
          </DeskButton>
        ))}
        {order.mayTakeLetter ? (
          <a className="dk-button" href={`/api/v1/orders/${order.id}/letter.pdf?lang=${lang}`} download>
            {t('order.letter')}
          </a>
        ) : null}
      </div>
    </article>
  )
}
