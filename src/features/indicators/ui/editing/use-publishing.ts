import { useState } from 'react'
import type { Preview } from '../../commands/preview-change'
import type { Draft } from '../../domain/draft'
import { askPreview, type EditingProblem, type PublishedAnswer, publishDraft } from './editing-client'
import { useStored } from './use-stored'

interface Seen {
  readonly draft: string
  readonly preview: Preview
}

/** One draft from preview to publication. A preview counts only for the very draft it was made of. */
export function usePublishing(draft: Draft | null, published: (answer: PublishedAnswer) => void) {
  const [reason, setReason] = useStored('chengmai-editing-reason', '')
  const [seen, setSeen] = useState<Seen | null>(null)
  const [doing, setDoing] = useState<'nothing' | 'previewing' | 'publishing'>('nothing')
  const [problem, setProblem] = useState<EditingProblem | null>(null)
  const written = draft && JSON.stringify(draft)
  const isSeen = seen !== null && seen.draft === written

  async function preview() {
    if (!draft || written === null || doing !== 'nothing') return
    setDoing('previewing')
    setProblem(null)
    const answer = await askPreview(draft)
    setDoing('nothing')
    if (answer.ok) setSeen({ draft: written, preview: answer.value })
    else setProblem(answer.problem)
  }

  async function publish() {
    if (!draft || !isSeen || doing !== 'nothing') return
    setDoing('publishing')
    setProblem(null)
    const signature = { reason: reason.trim(), fingerprint: seen.preview.fingerprint }
    const answer = await publishDraft(draft, signature)
    setDoing('nothing')
    if (!answer.ok) {
      if (answer.problem.code === 'preview-needed') setSeen(null)
      setProblem(answer.problem)
      return
    }
    setSeen(null)
    setReason('')
    published(answer.value)
  }

  return {
    reason,
    setReason,
    seen: seen?.preview ?? null,
    isSeen,
    doing,
    problem,
    forget: () => setProblem(null),
    preview,
    publish,
  }
}
