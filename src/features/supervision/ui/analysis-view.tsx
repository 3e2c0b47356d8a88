import { getLocale, getTranslations } from 'next-intl/server'
import { momentsIn } from '@/shared/time/moments'
import { NONE } from '../domain/analysis'
import type { AnalysedGroup, SupervisionAnalysis } from '../queries/analysis'
import type { AnalysisSearch, Counted } from './analysis-address'
import { AnalysisMonths } from './analysis-months'
import { type AnalysisRow, AnalysisTable } from './analysis-table'

interface AnalysisViewProps {
  readonly found: SupervisionAnalysis
  readonly search: AnalysisSearch
  readonly timeZone: string
}

/** Problems or orders of some months, told apart five ways. */
export async function AnalysisView({ found, search, timeZone }: AnalysisViewProps) {
  const [t, words, stages, locale] = await Promise.all([
    getTranslations('analysis'),
    getTranslations('supervision'),
    getTranslations('projects.stage'),
    getLocale(),
  ])
  const lang = locale === 'en' ? 'en' : 'zh'
  const moments = momentsIn(lang, timeZone)
  const { total, kinds, span, few, isRunning, months } = found
  if (found.year.found === 0 && total.before.found === 0) return <p className="an-empty">{t('empty')}</p>

  const kindName = (key: string) =>
    words.has(`kind.${key}` as 'kind.slow') ? words(`kind.${key}` as 'kind.slow') : key
  const causeName = (key: string) =>
    words.has(`cause.${key}` as 'cause.other') ? words(`cause.${key}` as 'cause.other') : key
  const named = (of: 'kind' | 'cause' | 'stage' | 'unit', { key, name }: AnalysedGroup) => {
    if (key === NONE) return t(`none.${of}`)
    if (of === 'kind') return kindName(key)
    if (of === 'cause') return causeName(key)
    return of === 'stage' ? stages(key as 'planned') : (name?.[lang] ?? key)
  }
  const row = (of: 'kind' | 'cause' | 'stage' | 'unit', each: AnalysedGroup, group: Counted): AnalysisRow => ({
    key: each.key,
    name: named(of, each),
    isPart: of === 'cause',
    group,
    now: each.now,
    before: each.before,
  })
  const byKind = kinds.flatMap(kind => [
    row('kind', kind, { kind: kind.key }),
    ...kind.causes.map(cause => row('cause', cause, { kind: kind.key, cause: cause.key })),
  ])
  const byMonth = months.map(
    ({ key, from, now }): AnalysisRow => ({ key, name: moments.month(from), group: { month: key }, now }),
  )
  const tables = { search, span }
  return (
    <div className="an-view">
      <AnalysisTable
        title={t('total')}
        rows={[{ key: 'all', name: t(`of.${found.of}`), group: {}, now: total.now, before: total.before }]}
        {...tables}
      />
      <p className="an-notes">
        {t('notes', { at: moments.time(found.at), running: String(isRunning && span === 1) })} {t('fewText', { few })}
      </p>
      <section aria-label={t('group.month')}>
        <AnalysisMonths
          months={months.map(({ from, now }) => ({ month: moments.shortMonth(from), ...now }))}
          words={{ settled: t('measure.settled'), open: t('measure.open') }}
          label={t('chart', { count: months.length })}
        />
        <AnalysisTable title={t('group.month')} rows={byMonth} {...tables} />
        <p className="an-notes">{t('monthText')}</p>
      </section>
      <AnalysisTable title={t('group.kind')} rows={byKind} {...tables} />
      <section>
        <AnalysisTable
          title={t('group.stage')}
          rows={found.stages.map(each => row('stage', each, { stage: each.key }))}
          {...tables}
        />
        <p className="an-notes">{t('stageText')}</p>
      </section>
      <section>
        <AnalysisTable
          title={t('group.unit')}
          rows={found.units.map(each => row('unit', each, { unit: each.key }))}
          {...tables}
        />
        <p className="an-notes">{t('unitText')}</p>
      </section>
    </div>
  )
}
