'use client'

import { useTranslations } from 'next-intl'
import type { ProposedLine } from '../domain/ruled-line'
import type { MatrixNames } from './matrix-names'

/** As it comes over the wire. */
export type ShownProposal = Omit<ProposedLine, 'ruling'> & {
  readonly ruling: Omit<ProposedLine['ruling'], 'at'> & { readonly at: string }
}

interface ProposedLinesProps {
  readonly proposed: readonly ShownProposal[]
  /** Number of the ruling the reader came from. */
  readonly asked: number | null
  readonly names: MatrixNames
  /** Puts a proposal into the form; null: the reader may not publish. */
  readonly onTake: ((proposal: ShownProposal) => void) | null
}

/** What rulings say and the matrix does not yet: each becomes a line after its dry run. */
export function ProposedLines({ proposed, asked, names, onTake }: ProposedLinesProps) {
  const t = useTranslations('matrix')
  const isKnown = asked !== null && !proposed.some(each => each.ruling.seq === asked)
  if (proposed.length === 0 && asked === null) return null
  return (
    <section className="dk-card" aria-label={t('proposed', { count: proposed.length })}>
      <h2>{t('proposed', { count: proposed.length })}</h2>
      {isKnown ? <p role="status">{t('proposedKnown')}</p> : null}
      <ul className="mx-proposed">
        {proposed.map(each => (
          <li key={each.ruling.seq} data-ruling={each.ruling.seq} data-asked={each.ruling.seq === asked || undefined}>
            <b>{names.classes[each.line.cls] ?? each.line.cls}</b> {names.areas[each.line.area] ?? each.line.area} →{' '}
            {names.units[each.line.unit]?.name ?? each.line.unit}{' '}
            <a href={`/cases/${each.ruling.caseId}`}>{each.ruling.caseNo}</a> {each.ruling.reason}{' '}
            {onTake ? (
              <button type="button" onClick={() => onTake(each)}>
                {t('takeProposal')}
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {onTake || proposed.length === 0 ? null : <p>{t('proposedWaits')}</p>}
    </section>
  )
}
