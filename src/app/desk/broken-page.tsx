'use client'

import { useRouter } from 'next/navigation'
import { startTransition, useEffect, useLayoutEffect, useState } from 'react'
import en from '../../messages/en/error.json'
import zh from '../../messages/zh/error.json'
import { BackButton } from '../../ui/shell/back-button'

export interface Broken {
  readonly error: Error & { readonly digest?: string }
  readonly reset: () => void
}

/** What the document says of the page at hand; it may stand only after the first drawing of this one. */
function documentAtHand() {
  const mark = document.querySelector<HTMLMetaElement>('meta[name="request-id"]')
  return {
    text: document.documentElement.lang.startsWith('en') ? en : zh,
    // a page that was gone to within the document has no number of its own but its error's
    request: mark?.dataset.path === location.pathname + location.search ? mark.content : null,
  }
}

async function administrators(signal: AbortSignal): Promise<readonly string[]> {
  const answer = await fetch('/api/v1/session/administrators', { signal })
  return answer.ok ? ((await answer.json()) as { names: string[] }).names : []
}

/**
 * A page that could not be made: what holds, what can be done, whom to tell which number. Its texts are its own,
 * because where the page broke, its messages may not have come either.
 */
export function BrokenPage({ error, reset, hasSearch = false }: Broken & { readonly hasSearch?: boolean }) {
  const [{ text, request }, setDocument] = useState<ReturnType<typeof documentAtHand>>({ text: zh, request: null })
  const router = useRouter()
  const [names, setNames] = useState<readonly string[]>([])
  useLayoutEffect(() => setDocument(documentAtHand()), [])
  useEffect(() => {
    const stop = new AbortController()
    // what broke the page may break this, too: then nobody is named
    administrators(stop.signal).then(setNames, () => {})
    return () => stop.abort()
  }, [])
  // the server is asked anew: what broke was made there
  const again = () =>
    startTransition(() => {
      router.refresh()
      reset()
    })
  const numbers = [
    request ? text.request.replace('{id}', request) : '',
    error.digest ? text.reference.replace('{digest}', error.digest) : '',
  ]
  return (
    <main className="plain dk-help" role="alert">
      <h1>{text.brokenTitle}</h1>
      <p>{text.brokenText}</p>
      <p>{names.length > 0 ? text.brokenAsk.replace('{names}', names.join(text.and)) : text.brokenAskAnybody}</p>
      {hasSearch ? <p>{text.search}</p> : null}
      <p className="dk-actions">
        <button type="button" className="dk-button" data-kind="primary" onClick={again}>
          {text.retry}
        </button>
        <BackButton>{text.back}</BackButton>
        <a className="dk-button" href="/">
          {text.home}
        </a>
      </p>
      <p className="dk-reference">{numbers.filter(each => each !== '').join(' · ')}</p>
    </main>
  )
}
