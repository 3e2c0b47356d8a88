'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { DeskButton } from '@/ui/desk/button'
import { SHORTEST_REASON } from '@/ui/desk/confirm-with-reason'
import { DeskDialog } from '@/ui/desk/dialog'
import { Field } from '@/ui/desk/field'
import { post } from '@/ui/desk/post'
import { notify } from '@/ui/desk/toasts'
import { numberBounds, type RuleNumbers, ruleParameters, toldPosts } from '../domain/rule-pack'
import type { RuleTrial, ShownRule } from '../queries/try-rules'
import { TrialView } from './trial-view'

interface RuleFormProps {
  readonly rule: ShownRule
  readonly numbers: RuleNumbers
  readonly onClose: () => void
}

/** Months looked back on, one moment each. */
const EVERY_DAYS = 28

/** Another version of a rule: its values, what they would have lit, the reason; it is published only after its dry run. */
export function RuleForm({ rule, numbers, onClose }: RuleFormProps) {
  const t = useTranslations('rules')
  const router = useRouter()
  const names = ruleParameters[rule.rule]
  const [isOn, setOn] = useState(rule.isOn)
  const [own, setOwn] = useState(() => Object.fromEntries(names.map(name => [name, numbers[name]])))
  const [tells, setTells] = useState<readonly string[]>(rule.tells)
  const [orders, setOrders] = useState(rule.orders)
  const [reason, setReason] = useState('')
  const [trial, setTrial] = useState<{ readonly of: string; readonly told: RuleTrial } | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState<'trial' | 'publish' | null>(null)
  const asked = JSON.stringify([isOn, own])
  const tried = trial?.of === asked ? trial.told : null

  const send = async <T,>(what: 'trial' | 'publish', path: string, body: unknown): Promise<T | null> => {
    setBusy(what)
    setTrouble(null)
    const told = await post<T>(path, body)
    setBusy(null)
    if (told.kind === 'done') return told.value
    setTrouble(told.kind === 'lost' ? t('lost') : t('refused', { detail: told.detail }))
    return null
  }
  const attempt = async () => {
    const body = { numbers: own, on: { [rule.rule]: isOn }, everyDays: EVERY_DAYS }
    const told = await send<RuleTrial>('trial', '/rules/try', body)
    if (told) setTrial({ of: asked, told })
  }
  const publish = async () => {
    if (reason.trim().length < SHORTEST_REASON) return setTrouble(t('reasonShort', { count: SHORTEST_REASON }))
    const expectedVersion = rule.history[0]?.version ?? 1
    const body = { expectedVersion, isOn, numbers: own, tells, orders, reason: reason.trim() }
    if (!(await send('publish', `/rules/${rule.rule}`, body))) return
    notify({ kind: 'done', text: t('published') })
    onClose()
    router.refresh()
  }
  const check = (label: string, checked: boolean, set: (next: boolean) => void) => (
    <label key={label} className="rl-check">
      <input type="checkbox" checked={checked} onChange={event => set(event.target.checked)} />
      {label}
    </label>
  )
  return (
    <DeskDialog
      title={t(`name.${rule.rule}`)}
      onClose={onClose}
      foot={
        <>
          <DeskButton isBusy={busy === 'trial'} onClick={() => void attempt()}>
            {t('try')}
          </DeskButton>
          <DeskButton
            kind="primary"
            disabled={tried === null}
            isBusy={busy === 'publish'}
            onClick={() => void publish()}
          >
            {t('publish')}
          </DeskButton>
        </>
      }
    >
      <div className="rl-form">
        {check(t('isOn'), isOn, setOn)}
        {names.map(name => {
          const [least, most] = numberBounds[name]
          return (
            <Field key={name} label={t(`number.${name}`)} hint={t('between', { least, most })} required>
              {control => (
                <input
                  {...control}
                  type="number"
                  min={least}
                  max={most}
                  step={most > 1 ? 1 : 0.05}
                  value={Number.isNaN(own[name]) ? '' : own[name]}
                  onChange={event => setOwn({ ...own, [name]: event.target.valueAsNumber })}
                />
              )}
            </Field>
          )
        })}
        <fieldset>
          <legend>{t('tells')}</legend>
          {toldPosts.map(each =>
            check(t(`post.${each}`), tells.includes(each), next =>
              setTells(next ? [...tells, each] : tells.filter(one => one !== each)),
            ),
          )}
        </fieldset>
        <fieldset>
          <legend>{t('opens')}</legend>
          {check(t(`orders.${rule.rule}`), orders, setOrders)}
        </fieldset>
        <div aria-live="polite">
          {tried ? <TrialView trial={tried} rule={rule.rule} orders={orders} /> : <p>{t('tryFirst')}</p>}
        </div>
        <Field label={t('reason')} hint={t('reasonHint')} error={trouble} required>
          {control => (
            <textarea
              {...control}
              rows={2}
              maxLength={500}
              value={reason}
              onChange={event => setReason(event.target.value)}
            />
          )}
        </Field>
      </div>
    </DeskDialog>
  )
}
