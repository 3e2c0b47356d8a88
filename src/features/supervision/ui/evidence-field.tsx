'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/ui/desk/field'
import type { Evidence } from '../domain/act'

export type Chosen = Evidence

/** Name, size and fingerprint of a file; the file itself stays where it is. */
async function evidenceOf(file: File): Promise<Evidence> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
  return {
    name: file.name,
    bytes: file.size,
    type: file.type,
    sha256: [...digest].map(each => each.toString(16).padStart(2, '0')).join(''),
  }
}

interface EvidenceFieldProps {
  readonly chosen: readonly Chosen[]
  readonly onChoose: (evidence: readonly Chosen[]) => void
}

/** Files that prove a report: named with their fingerprints, so that the one shown later is known to be the one. */
export function EvidenceField({ chosen, onChoose }: EvidenceFieldProps) {
  const t = useTranslations('supervision')
  // Fingerprints need a secure context; on a plain address in the city's own network there is none.
  if (!globalThis.crypto?.subtle) return null
  return (
    <Field label={t('order.evidence')} hint={t('order.evidenceHint')}>
      {control => (
        <>
          <input
            {...control}
            type="file"
            multiple
            onChange={async event => onChoose(await Promise.all([...(event.target.files ?? [])].map(evidenceOf)))}
          />
          {chosen.length > 0 ? (
            <ul className="sv-evidence">
              {chosen.map(each => (
                <li key={each.sha256}>{each.name}</li>
              ))}
            </ul>
          ) : null}
        </>
      )}
    </Field>
  )
}
