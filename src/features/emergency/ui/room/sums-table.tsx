import { useFormatter, useTranslations } from 'next-intl'
import type { ResourceSum } from '../../domain/room/resource'

const columns = ['asked', 'committed', 'onSite', 'released'] as const

/** Resources by kind, materials by what they are. */
export function SumsTable({ sums }: { readonly sums: readonly ResourceSum[] }) {
  const t = useTranslations('room.resources')
  const { number } = useFormatter()
  return (
    <table className="rm-table">
      <caption>{t('sums')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('what')}</th>
          {columns.map(each => (
            <th key={each} scope="col" className="rm-number">
              {t(each)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sums.map(sum => (
          <tr key={`${sum.kind} ${sum.name} ${sum.measure}`}>
            <th scope="row">{t('measured', { name: sum.name ?? t(`kind.${sum.kind}`), measure: sum.measure })}</th>
            {columns.map(each => (
              <td key={each} className="rm-number">
                {number(sum[each])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
