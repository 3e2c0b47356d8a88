import { getFormatter, getLocale, getTranslations } from 'next-intl/server'
import { momentsIn } from '@/shared/time/moments'
import type { RoundDetail as Detail } from '../queries/census-rounds'
import type { CensusNames } from './census-names'
import { DifferenceTable } from './difference-table'
import { RoundActions } from './round-actions'
import './census.css'

interface RoundDetailProps {
  readonly round: Detail
  readonly names: CensusNames
}

/** One round: who surveys by which qualification, how far each cell is, and what differs from the ledger. */
export async function RoundDetail({ round, names }: RoundDetailProps) {
  const [t, format] = await Promise.all([getTranslations('census'), getFormatter()])
  const { day } = momentsIn((await getLocale()) === 'en' ? 'en' : 'zh', 'UTC')
  const { sums, outcome } = round
  const facts = [
    ['surveyor', `${round.surveyor} · ${t(`grade.${round.grade}`)}`],
    ['certificate', t('certifiedTo', { certificate: round.certificate, day: day(round.certifiedTo) })],
    [
      'components',
      round.groups.length === 0 ? t('allGroups') : format.list(round.groups.map(each => t(`group.${each}`))),
    ],
    ['due', day(round.dueOn)],
    ['cycle', t('months', { count: round.cycleMonths })],
    ['next', day(round.nextDueOn) || '–'],
  ] as const
  const counts = ['missing', 'moved', 'added', 'changed'] as const
  return (
    <section className="dk-card cn-detail" aria-labelledby="cn-round">
      <header>
        <div>
          <h2 id="cn-round">{round.title}</h2>
          <p>
            {round.no} · {names.area(round.district)}{' '}
            <span className="cn-state" data-state={round.state}>
              {t(`state.${round.state}`)}
            </span>
          </p>
        </div>
        <RoundActions key={round.state} id={round.id} may={round.may} open={sums.expected - sums.seen} />
      </header>
      {round.reason ? <p className="cn-reason">{t('reasonGiven', { reason: round.reason })}</p> : null}
      <dl className="cn-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`fact.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {outcome ? (
        <p className="cn-outcome" role="status">
          {t('outcome', { applied: outcome.applied, added: outcome.added })}{' '}
          {outcome.skipped.length > 0 ? t('skipped', { count: outcome.skipped.length }) : null}
        </p>
      ) : null}
      {round.state === 'planned' ? (
        <p>{t('notBegun')}</p>
      ) : (
        <>
          <h3>{t('byCell')}</h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
          <section className="cn-scroll" aria-label={t('byCell')} tabIndex={0}>
            <table className="cn-table">
              <thead>
                <tr>
                  <th scope="col">{t('head.cell')}</th>
                  <th scope="col">{t('head.progress')}</th>
                  {counts.map(name => (
                    <th key={name} scope="col">
                      {t(`count.${name}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {round.progress.map(each => (
                  <tr key={each.cell}>
                    <th scope="row">
                      {names.area(each.cell)} <small>{each.cell}</small>
                    </th>
                    <td>
                      <progress max={Math.max(1, each.expected)} value={each.expected === 0 ? 1 : each.seen}>
                        {each.seen}
                      </progress>{' '}
                      {format.number(each.seen)} / {format.number(each.expected)}
                    </td>
                    {counts.map(name => (
                      <td key={name}>{each[name] === 0 ? '–' : format.number(each[name])}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <h3>{t('differences', { count: round.differences.length })}</h3>
          <DifferenceTable things={round.differences} names={names} />
        </>
      )}
    </section>
  )
}
