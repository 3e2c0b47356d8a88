'use client'

import { useTranslations } from 'next-intl'
import type { Hit } from '../../../map/selection/hit'
import { type DeskLayerId, isRecordLayer } from '../domain/desk-layers'
import { CameraGlance } from './camera-glance'
import { useMapTools } from './map-context'
import { useWords } from './use-words'

export interface Hover {
  readonly hit: Hit
  readonly x: number
  readonly y: number
}

/** What lies under the pointer, in two lines beside it. */
export function HoverCard({ hit, x, y }: Hover) {
  const t = useTranslations('deskMap')
  const { format } = useMapTools()
  const words = useWords()
  return (
    <div className="mp-hover" style={{ left: x, top: y }} role="presentation">
      {hit.kind === 'cluster' ? (
        <>
          <b>{t('hover.count', { count: format.number(hit.cluster.count) })}</b>
          <FlowLine facts={hit.cluster.members[0]?.facts} />
          {hit.cluster.counts.map(([layer, count]) => (
            <span key={layer}>
              {t(`layer.${layer as DeskLayerId}`)} {format.number(count)}
            </span>
          ))}
        </>
      ) : (
        <>
          <ThingLines layer={hit.thing.layer as DeskLayerId} facts={hit.thing.facts} words={words} />
          {hit.thing.id && hit.thing.facts.cls === 'camera' ? (
            <CameraGlance key={hit.thing.id} id={hit.thing.id} />
          ) : null}
        </>
      )}
    </div>
  )
}

/** Who has been sent where; nothing where no flow is meant. */
function FlowLine({ facts }: { readonly facts: Facts | undefined }) {
  const { format } = useMapTools()
  const words = useWords()
  if (!facts?.unit || !facts.area) return null
  return (
    <span>
      {words.unitOf(String(facts.unit))} → {String(facts[format.lang])}
    </span>
  )
}

type Facts = Readonly<Record<string, string | number | boolean>>

interface ThingLinesProps {
  readonly layer: DeskLayerId
  readonly facts: Facts
  readonly words: ReturnType<typeof useWords>
}

function ThingLines({ layer, facts, words }: ThingLinesProps) {
  const t = useTranslations('deskMap')
  const text = (name: string) => (typeof facts[name] === 'string' ? facts[name] : '')
  const { format } = useMapTools()
  const [cls, stage, status, unit, lamp] = ['cls', 'stage', 'status', 'unit', 'lamp'].map(text)
  if (!isRecordLayer(layer))
    return (
      <>
        <b>{text(format.lang)}</b>
        {layer === 'duty' && cls ? <span>{words.classOf(layer, cls)}</span> : null}
        {layer === 'matrix' ? <span>{facts.isGap ? t('whole.gap') : words.unitOf(unit ?? '')}</span> : null}
        {facts.isOverlap ? <span>{t('whole.overlap')}</span> : null}
        {text('seenAt') ? <span>{t('whole.seen', { moment: format.stamp(text('seenAt')) })}</span> : null}
      </>
    )
  return (
    <>
      <b>{cls ? words.classOf(layer, cls) : stage ? words.stageOf(stage) : t(`layer.${layer}`)}</b>
      <span>
        {t(`layer.${layer}`)}
        {status ? ` · ${words.statusOf(status)}` : ''}
        {isWarning(lamp) ? ` · ${t(`lamp.${lamp}`)}` : ''}
      </span>
      {unit ? <span>{words.unitOf(unit)}</span> : null}
    </>
  )
}

const isWarning = (lamp: string | undefined): lamp is 'near' | 'yellow' | 'over' | 'red' =>
  lamp === 'near' || lamp === 'yellow' || lamp === 'over' || lamp === 'red'
