import { useTranslations } from 'next-intl'
import { Children, type ReactNode } from 'react'
import { Panel, PanelNote } from '../../../ui/panel'
import { PanelGuard } from './panel-guard'

interface RailProps {
  readonly side: 'left' | 'right'
  /** Up to three columns; the third is for walls of 48:9. */
  readonly columns: readonly ReactNode[]
}

/** One side of the wall. On 16:9 its first two columns stand below one another, on wider walls beside. */
export const Rail = ({ side, columns: all }: RailProps) => {
  // What nothing feeds is absent; where that leaves a column empty, the others take its room.
  const columns = all.filter(column => !isEmpty(column))
  return (
    <div className={`rail rail-${side}`} data-columns={columns.length}>
      {columns.map((content, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
        <div key={place} className={place === 2 ? 'column column-wide' : 'column'}>
          <Guarded>{content}</Guarded>
        </div>
      ))}
    </div>
  )
}

const isEmpty = (column: ReactNode): boolean =>
  Array.isArray(column) ? column.every(isEmpty) : column === null || column === undefined || column === false

/** Each panel by itself: one that cannot be drawn says so in its place. */
function Guarded({ children }: { readonly children: ReactNode }) {
  const t = useTranslations('wall')
  const broken = (
    <Panel name="broken" title={t('brokenPanel')}>
      <PanelNote>{t('undrawn')}</PanelNote>
    </Panel>
  )
  return Children.map(children, panel => panel && <PanelGuard fallback={broken}>{panel}</PanelGuard>)
}
