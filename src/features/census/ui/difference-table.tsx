import { getTranslations } from 'next-intl/server'
import { distanceMetres } from '@/shared/geo/distance'
import type { RoundDetail } from '../queries/census-rounds'
import type { CensusNames } from './census-names'

interface DifferenceTableProps {
  readonly things: RoundDetail['differences']
  readonly names: CensusNames
}

/** What was found otherwise than the ledger has it, the ledger's word beside the finding. */
export async function DifferenceTable({ things, names }: DifferenceTableProps) {
  const t = await getTranslations('census')
  if (things.length === 0) return <p>{t('noDifferences')}</p>
  const stateWord = (state: string | null) =>
    state === 'intact' || state === 'damaged' || state === 'abandoned' || state === 'missing'
      ? t(`thing.${state}`)
      : t('thing.unknown')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="cn-scroll" aria-label={t('differences', { count: things.length })} tabIndex={0}>
      <table className="cn-table">
        <thead>
          <tr>
            {(['thing', 'cell', 'ledger', 'found', 'note'] as const).map(name => (
              <th key={name} scope="col">
                {t(`head.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {things.map(({ id, cls, code, title, cell, recordId, state, lng, lat, finding }) => (
            <tr key={id}>
              <th scope="row">
                {title ?? names.cls(cls)} <small>{code ?? names.cls(cls)}</small>
              </th>
              <td>{names.area(cell)}</td>
              <td>{recordId === null ? t('unknownToLedger') : stateWord(state)}</td>
              <td>
                <b className="cn-kind" data-kind={finding?.kind}>
                  {finding ? t(`kind.${finding.kind}`) : null}
                </b>{' '}
                {finding?.state ? stateWord(finding.state) : null}
                {finding?.kind === 'moved' &&
                lng !== null &&
                lat !== null &&
                finding.lng !== null &&
                finding.lat !== null
                  ? ` · ${t('metres', { metres: Math.round(distanceMetres([lng, lat], [finding.lng, finding.lat])) })}`
                  : null}
              </td>
              <td>{finding?.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
