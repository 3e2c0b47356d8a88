'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '@/ui/desk/field'
import { TryThenPublish } from '@/ui/desk/try-then-publish'
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

/** Another version of a rule: its values, whom it tells, the order it opens; published only after its dry run. */
export function RuleForm({ rule, numbers, onClose }: RuleFormProps) {
  const t = useTranslations('rules')
  const names = ruleParameters[rule.rule]
  const [isOn, setOn] = useState(rule.isOn)
  const [own, setOwn] = useState(() => Object.fromEntries(names.map(name => [name, numbers[name]])))
  const [tells, setTells] = useState<readonly string[]>(rule.tells)
  const [orders, setOrders] = useState(rule.orders)
  const expectedVersion = rule.history[0]?.version ?? 1
  const check = (label: string, checked: boolean, set: (next: boolean) => void) => (
    <label key={label} className="rl-check">
      <input type="checkbox" checked={checked} onChange={event => set(event.target.checked)} />
      {label}
    </label>
  )
  return (
    <TryThenPublish<RuleTrial>
      title={t(`name.${rule.rule}`)}
      trial={{ path: '/rules/try', body: { numbers: own, on: { [rule.rule]: isOn }, everyDays: EVERY_DAYS } }}
      change={{ path: `/rules/${rule.rule}`, body: { expectedVersion, isOn, numbers: own, tells, orders } }}
      tryFirst={t('tryFirst')}
      showTrial={trial => <TrialView trial={trial} rule={rule.rule} orders={orders} />}
      published={t('published')}
      onClose={onClose}
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
      </div>
    </TryThenPublish>
  )
}
