'use client'

import { useTranslations } from 'next-intl'
import type { FileType } from '../domain/file-type'

interface SentFilesProps {
  readonly files: readonly { readonly id: string; readonly type: FileType; readonly href: string }[]
}

/** What came with a score: pictures small, documents by name; each opens by itself. */
export function SentFiles({ files }: SentFilesProps) {
  const t = useTranslations('sentFiles')
  if (files.length === 0) return null
  return (
    <ul className="rt-files">
      {files.map(({ id, type, href }, at) => (
        <li key={id}>
          <a href={href} target="_blank" rel="noreferrer">
            {type === 'application/pdf' ? (
              <span className="rt-document">PDF</span>
            ) : (
              // biome-ignore lint/performance/noImgElement: a private picture that no cache may keep
              <img src={href} alt={t('picture', { number: at + 1 })} loading="lazy" />
            )}
          </a>
        </li>
      ))}
    </ul>
  )
}
