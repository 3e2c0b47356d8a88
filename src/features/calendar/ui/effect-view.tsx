import { useTranslations } from 'next-intl'
import { useMoments } from '@/ui/desk/moments'
import type { ToldEffect } from '../queries/told-effect'

interface EffectViewProps {
  readonly effect: ToldEffect
  readonly timeZone: string
}

/** What the dry run says: how many clocks move and whither, which lamps go on and out. */
export function EffectView({ effect, timeZone }: EffectViewProps) {
  const t = useTranslations('calendar.changes')
  const moments = useMoments(timeZone)
  const { moved, later, items, raises, clears } = effect
  const lamps = (name: 'raises' | 'clears') =>
    effect[name].items.length > 0 ? (
      <li>
        {t(`${name}List`)}
        {effect[name].items.map(each => ` ${[each.name, each.item].filter(Boolean).join(' · ')}`).join('; ')}
      </li>
    ) : null
  return (
    <section className="cc-effect" aria-label={t('effect')}>
      <p>
        <b>{t('moved', { count: moved, later, earlier: moved - later })}</b>
      </p>
      <p>{t('lamps', { on: raises.count, out: clears.count })}</p>
      <ul>
        {items.slice(0, 10).map(each => (
          <li key={each.id}>
            {each.name} <span>{moments.time(each.before)}</span> → <span>{moments.time(each.after)}</span>
          </li>
        ))}
        {lamps('raises')}
        {lamps('clears')}
      </ul>
      {moved > 10 ? <p>{t('moreMoved', { count: moved - 10 })}</p> : null}
    </section>
  )
}
