'use client'

import { useTranslations } from 'next-intl'
import { useMemo, useState } from 'react'
import type { MatrixLine } from '../domain/matrix-line'
import type { MatrixPage } from '../queries/matrix-page'
import { MatrixEdit } from './matrix-edit'
import type { MatrixNames } from './matrix-names'
import { MatrixTry } from './matrix-try'
import { PlanLines } from './plan-lines'
import { ProposedLines, type ShownProposal } from './proposed-lines'
import './matrix.css'

interface MatrixDeskProps {
  readonly page: Omit<MatrixPage, 'versions' | 'proposed'> & {
    readonly proposed: readonly ShownProposal[]
    readonly versions: readonly { readonly version: number; readonly at: string; readonly reason: string }[]
  }
  readonly names: MatrixNames
  readonly mayEdit: boolean
  /** Number of the ruling whose line the page is opened with. */
  readonly ruling: number | null
  /** What the lines are searched for at first. */
  readonly wanted: string
}

const SHOWN = 200

/** Who answers for what: ask it, read its lines, see where it is silent, and change it after a dry run. */
export function MatrixDesk({ page, names, mayEdit, ruling, wanted: first }: MatrixDeskProps) {
  const t = useTranslations('matrix')
  const [q, setQ] = useState(first)
  const [edited, setEdited] = useState<MatrixLine | null>(null)
  const [taken, setTaken] = useState(() => page.proposed.find(each => each.ruling.seq === ruling) ?? null)
  const unit = (code: string) => names.units[code]?.name ?? code
  const area = (code: string) => (code === '*' ? t('everywhere') : (names.areas[code] ?? code))
  const cls = (code: string) => (code === '*' ? t('everything') : (names.classes[code] ?? t('group', { code })))
  const found = useMemo(() => {
    const wanted = q.trim().toLowerCase()
    if (!wanted) return page.items
    return page.items.filter(line =>
      [line.line, line.cls, names.classes[line.cls], names.areas[line.area], names.units[line.unit]?.name].some(word =>
        word?.toLowerCase().includes(wanted),
      ),
    )
  }, [q, page.items, names])
  return (
    <div className="mx">
      {page.plan ? <PlanLines plan={page.plan} names={names} /> : null}
      <MatrixTry names={names} />
      <section className="dk-card">
        <h2>{t('gaps', { count: page.gaps.length })}</h2>
        {page.gaps.length === 0 ? <p>{t('noGaps')}</p> : null}
        <ul>
          {page.gaps.map(gap => (
            <li key={gap.cls}>
              <b>{names.classes[gap.cls] ?? gap.cls}</b> {t('inDistricts', { count: gap.districts.length })}
            </li>
          ))}
        </ul>
        <h2>{t('overlaps', { count: page.overlaps.length })}</h2>
        <ul>
          {page.overlaps.slice(0, 20).map(each => (
            <li key={`${each.cls}${each.district}`}>
              <b>{names.classes[each.cls] ?? each.cls}</b> {area(each.district)} {each.lines.join(' / ')}
            </li>
          ))}
        </ul>
        <h2>{t('versions')}</h2>
        <ol className="mx-versions">
          {page.versions.map(each => (
            <li key={each.version}>
              {t('version', { version: each.version })} {each.at.slice(0, 10)} {each.reason}
            </li>
          ))}
        </ol>
      </section>
      <ProposedLines
        proposed={page.proposed}
        asked={ruling}
        names={names}
        onTake={
          mayEdit
            ? each => {
                setEdited(null)
                setTaken(each)
              }
            : null
        }
      />
      {mayEdit ? (
        <MatrixEdit
          key={edited?.line ?? `new ${taken?.ruling.seq ?? ''}`}
          version={page.version}
          line={edited}
          draft={taken ? { line: taken.line, reason: t('byRuling', { no: taken.ruling.caseNo }) } : null}
          names={names}
          unit={unit}
        />
      ) : null}
      <section className="dk-card mx-lines">
        <h2>{t('lines', { count: found.length })}</h2>
        <input
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          value={q}
          onChange={event => setQ(event.target.value)}
        />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keys */}
        <section className="mx-scroll" aria-label={t('lines', { count: found.length })} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {(['line', 'cls', 'area', 'owner', 'unit', 'limit'] as const).map(name => (
                  <th key={name} scope="col">
                    {t(`field.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {found.slice(0, SHOWN).map(line => (
                <tr key={line.line}>
                  <th scope="row">
                    {mayEdit ? (
                      <button type="button" onClick={() => setEdited(line)}>
                        {line.line}
                      </button>
                    ) : (
                      line.line
                    )}
                  </th>
                  <td>{cls(line.cls)}</td>
                  <td>{area(line.area)}</td>
                  <td>{line.owner === '*' ? t('anyone') : unit(line.owner)}</td>
                  <td>{unit(line.unit)}</td>
                  <td>{line.limit || t('ofClass')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        {found.length > SHOWN ? <p>{t('more', { count: found.length - SHOWN })}</p> : null}
      </section>
    </div>
  )
}
