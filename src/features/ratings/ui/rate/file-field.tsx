'use client'

import { useTranslations } from 'next-intl'
import { type ChangeEvent, useId, useState } from 'react'
import { type FileType, fileTypes, MOST_FILES } from '../../domain/file-type'
import type { UnitDraft } from './rate-draft'
import { shrinkPhoto } from './shrink-photo'

interface FileFieldProps {
  readonly token: string
  readonly files: UnitDraft['files']
  readonly onChange: (files: UnitDraft['files']) => void
}

/** Refusals that the investor can do something about have words of their own. */
const known = new Set(['too-large', 'no-file', 'broken-file', 'too-many-files'])

/** Pictures or a PDF to go with a score: each is sent when it is chosen, so that the score itself stays quick. */
export function FileField({ token, files, onChange }: FileFieldProps) {
  const t = useTranslations('rate')
  const id = useId()
  const [isSending, setSending] = useState(false)
  const [trouble, setTrouble] = useState<string | null>(null)
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = [...(event.target.files ?? [])].slice(0, MOST_FILES - files.length)
    event.target.value = ''
    setSending(true)
    setTrouble(null)
    let kept = files
    for (const file of chosen) {
      const answer = await fetch(`/api/v1/ratings/${token}/files`, {
        method: 'POST',
        body: await shrinkPhoto(file),
      }).catch(() => null)
      if (answer?.ok) {
        kept = [...kept, (await answer.json()) as { id: string; type: FileType }]
        onChange(kept)
        continue
      }
      const { code = '' } = answer ? ((await answer.json().catch(() => ({}))) as { code?: string }) : {}
      setTrouble(t(`fileTrouble.${answer === null ? 'lost' : known.has(code) ? (code as 'too-large') : 'other'}`))
      break
    }
    setSending(false)
  }
  return (
    <div className="rate-files">
      {files.length > 0 ? (
        <ul>
          {files.map((file, at) => (
            <li key={file.id}>
              <span>{file.type === 'application/pdf' ? 'PDF' : t('picture', { number: at + 1 })}</span>
              <button type="button" onClick={() => onChange(files.filter(each => each.id !== file.id))}>
                {t('removeFile')}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {files.length < MOST_FILES ? (
        <label htmlFor={id} data-busy={isSending || undefined}>
          <input
            id={id}
            type="file"
            className="rate-hidden"
            accept={fileTypes.join(',')}
            multiple
            disabled={isSending}
            onChange={event => void take(event)}
          />
          {isSending ? t('sendingFile') : t('addFile')}
        </label>
      ) : null}
      <p>{t('fileHint', { most: MOST_FILES })}</p>
      {trouble ? (
        <p role="alert" className="rate-trouble">
          {trouble}
        </p>
      ) : null}
    </div>
  )
}
