import { useTranslations } from 'next-intl'
import { StateBadge } from '@/ui/desk/badges'
import { DeskButton } from '@/ui/desk/button'
import { useMoments } from '@/ui/desk/moments'
import { type RuleNumbers, ruleParameters } from '../domain/rule-pack'
import type { ShownRule } from '../queries/try-rules'

interface RuleCardProps {
  readonly rule: ShownRule
  readonly numbers: RuleNumbers
  readonly at: Date
  readonly timeZone: string
  readonly onChange: (() => void) | null
}

/** Numbers as a sentence takes them: a share in per cent. */
const inWords = (numbers: Partial<RuleNumbers>) => ({
  ...numbers,
  nearShare: Math.round((numbers.nearShare ?? 0) * 100),
})

/** One rule in words: when it lights, when it goes out, whom it tells, and every version. */
export function RuleCard({ rule, numbers, at, timeZone, onChange }: RuleCardProps) {
  const t = useTranslations('rules')
  const moments = useMoments(timeZone)
  const posts = (tells: readonly string[]) =>
    tells.map(each => t(`post.${each as 'leader'}`)).join(t('comma')) || t('nobody')
  return (
    <article className="dk-card" aria-labelledby={`rule-${rule.rule}`} data-off={rule.isOn ? undefined : ''}>
      <header>
        <h2 id={`rule-${rule.rule}`}>{t(`name.${rule.rule}`)}</h2>
        <StateBadge tone={rule.isOn ? 'on-time' : 'rest'}>{t(rule.isOn ? 'on' : 'off')}</StateBadge>
      </header>
      <p>{t(`words.${rule.rule}`, inWords(numbers))}</p>
      <dl>
        <dt>{t('clears')}</dt>
        <dd>{t(`out.${rule.rule}`)}</dd>
        <dt>{t('tells')}</dt>
        <dd>{posts(rule.tells)}</dd>
        <dt>{t('opens')}</dt>
        <dd>{rule.orders ? t(`orders.${rule.rule}`) : t('noOrders')}</dd>
      </dl>
      <details>
        <summary>{t('history', { count: rule.history.length })}</summary>
        <ol>
          {rule.history.map(each => (
            <li key={each.version}>
              <b>{t('version', { version: each.version })}</b> {t(each.isOn ? 'on' : 'off')}
              {ruleParameters[rule.rule]
                .filter(name => each.numbers[name] !== undefined)
                .map(name => (
                  <span key={name}>
                    {t(`number.${name}`)} {each.numbers[name]}
                  </span>
                ))}
              {each.published === null ? (
                <p>{t('first')}</p>
              ) : (
                <p>
                  {t(new Date(each.published.validFrom) > new Date(at) ? 'holdsLater' : 'held', {
                    from: moments.time(each.published.validFrom),
                  })}
                  {' · '}
                  {each.published.reason}
                </p>
              )}
            </li>
          ))}
        </ol>
      </details>
      {onChange ? <DeskButton onClick={onChange}>{t('change')}</DeskButton> : null}
    </article>
  )
}
