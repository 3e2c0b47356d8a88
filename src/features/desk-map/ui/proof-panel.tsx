'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { DeskLayerId } from '../domain/desk-layers'
import type { Asked } from '../domain/thing-search'
import { type Proof, prove } from '../map/proof'
import { useMapTools } from './map-context'
import type { LegendBook } from './use-legend'

interface ProofPanelProps {
  readonly layer: DeskLayerId
  readonly legend: LegendBook
}

/** The number that is shown, counted again in every way there is, and the difference if there were one. */
export function ProofPanel({ layer, legend }: ProofPanelProps) {
  const t = useTranslations('deskMap')
  const { city, format, view } = useMapTools()
  const [proof, setProof] = useState<Proof | 'broken' | null>(null)
  const [turn, setTurn] = useState(0)
  const { area, state, unit, cls, stage, status, from, to, at, isAsKnown } = view
  const asked: Omit<Asked, 'timeZone'> = { area, state, unit, cls, stage, status, from, to, at, isAsKnown }
  const question = JSON.stringify(asked)
  const { timeZone } = city
  const shown = legend.get(layer)?.total

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` counts once more
  useEffect(() => {
    const stop = new AbortController()
    setProof(null)
    void prove(layer, { ...JSON.parse(question), timeZone }, stop.signal)
      .then(setProof)
      .catch((error: unknown) => {
        if (stop.signal.aborted) return
        console.error(error)
        setProof('broken')
      })
    return () => stop.abort()
  }, [layer, question, timeZone, turn])

  if (proof === 'broken') return <p className="mp-side-note">{t('prove.broken')}</p>
  return (
    <div className="mp-thing" aria-busy={proof === null}>
      <h3>
        {t(`layer.${layer}`)}
        {shown === undefined ? null : <b className="mp-proved">{format.number(shown)}</b>}
      </h3>
      {proof === null ? (
        <p className="mp-quiet">{t('prove.counting')}</p>
      ) : (
        <>
          <dl className="mp-proof" data-difference={proof.difference}>
            {proof.legs.map(({ name, count }) => (
              <div key={name} data-leg={name}>
                <dt>
                  {t(`prove.leg.${name}`)}
                  <small>{t(`prove.how.${name}`)}</small>
                </dt>
                <dd>{count === null ? t('prove.unasked') : format.number(count)}</dd>
              </div>
            ))}
          </dl>
          <p className="mp-verdict" data-ok={proof.difference === 0 ? '' : undefined} role="status">
            {proof.difference === 0
              ? t('prove.same')
              : t(proof.changedMeanwhile ? 'prove.overtaken' : 'prove.differs', {
                  count: format.number(proof.difference),
                })}
          </p>
          {proof.withoutPlace > 0 ? (
            <p className="mp-quiet">{t('prove.withoutPlace', { count: format.number(proof.withoutPlace) })}</p>
          ) : null}
        </>
      )}
      <p className="mp-side-foot">
        <button type="button" onClick={() => setTurn(before => before + 1)}>
          {t('prove.again')}
        </button>
        {proof?.exportUrl ? (
          <a href={proof.exportUrl} download>
            {t('prove.download')}
          </a>
        ) : null}
      </p>
    </div>
  )
}
