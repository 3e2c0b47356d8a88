'use client'

import en from '../messages/en/error.json'
import zh from '../messages/zh/error.json'

interface Broken {
  readonly error: Error & { readonly digest?: string }
  readonly reset: () => void
}

/** Stands alone: where the page broke, its messages may not have come either. */
export default function ErrorPage({ error, reset }: Broken) {
  const chinese = typeof document === 'undefined' || document.documentElement.lang.startsWith('zh')
  const text = chinese ? zh : en
  return (
    <main className="plain" role="alert">
      <header>
        <h1>{text.brokenTitle}</h1>
      </header>
      <p>{text.brokenText}</p>
      <p>
        <button type="button" className="again" onClick={reset}>
          {text.retry}
        </button>{' '}
        <a href="/">{text.home}</a>
      </p>
      {error.digest ? <p>{text.reference.replace('{digest}', error.digest)}</p> : null}
    </main>
  )
}
