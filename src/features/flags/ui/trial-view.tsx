import { useFormatter, useTranslations } from 'next-intl'
import type { FlagRule } from '../domain/rule-pack'
import type { RuleTrial } from '../queries/try-rules'

interface TrialViewProps {
  readonly trial: RuleTrial
  readonly rule: FlagRule
  /** The rule is to give orders. */
  readonly orders: boolean
}

/** What a change would do now, and what it would have done over the year: every word beside its number. */
export function TrialView({ trial, rule, orders }: TrialViewProps) {
  const t = useTranslations('rules')
  const format = useFormatter()
  const own = trial.rules.find(each => each.rule === rule)
  const ordered = orders ? trial.ordered.find(each => each.rule === rule) : undefined
  const most = Math.max(
    1,
    ...trial.moments.flatMap(each => [each.present, each.proposed].map(one => one.red + one.yellow)),
  )
  const list = (name: 'raises' | 'clears') =>
    trial[name].items.length > 0 ? (
      <details>
        <summary>{t(`${name}List`, { count: trial[name].items.length })}</summary>
        <ul>
          {trial[name].items.map(each => (
            <li key={`${each.subject}${each.id}`}>
              {each.name}
              {each.item ? ` · ${each.item}` : ''}
            </li>
          ))}
        </ul>
      </details>
    ) : null
  return (
    <section className="rl-trial" aria-label={t('trial')}>
      <p>
        <b>{t('raises', { count: trial.raises.count })}</b> <b>{t('clears2', { count: trial.clears.count })}</b>
      </p>
      {list('raises')}
      {list('clears')}
      {ordered ? <p>{t('ordered', { count: ordered.things })}</p> : null}
      {own ? (
        <p>
          {t('overYear', {
            before: format.number(own.present.red + own.present.yellow),
            after: format.number(own.proposed.red + own.proposed.yellow),
            things: own.proposed.things,
          })}
        </p>
      ) : null}
      <ol className="rl-bars" aria-label={t('bars')}>
        {trial.moments.map(({ at, present, proposed }) => {
          const before = present.red + present.yellow
          const after = proposed.red + proposed.yellow
          return (
            <li
              key={String(at)}
              title={t('bar', { day: format.dateTime(new Date(at), { dateStyle: 'medium' }), before, after })}
            >
              <i style={{ blockSize: `${(100 * before) / most}%` }} />
              <i data-new="" style={{ blockSize: `${(100 * after) / most}%` }} />
            </li>
          )
        })}
      </ol>
      <p className="rl-key">
        <span>
          <i /> {t('present')}
        </span>
        <span>
          <i data-new="" /> {t('proposed')}
        </span>
      </p>
    </section>
  )
}
