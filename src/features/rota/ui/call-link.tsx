'use client'

import type { Callee, CallPlace } from '../domain/callee'

interface CallLinkProps {
  readonly to: Pick<Callee, 'kind' | 'code' | 'phone'>
  readonly place: CallPlace
  /** The call was written down. */
  readonly onCalled?: () => void
}

/** A number that the reader's telephone dials; the call is written down, and is made whether or not that succeeds. */
export function CallLink({ to: { kind, code, phone }, place, onCalled }: CallLinkProps) {
  const call = () => {
    void fetch('/api/v1/duty/calls', {
      method: 'POST',
      // The telephone may take the page's place at once.
      keepalive: true,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ to: { kind, code }, place, commandId: crypto.randomUUID() }),
    }).then(
      answer => (answer.ok ? onCalled?.() : undefined),
      () => {},
    )
  }
  return (
    <a href={`tel:${phone.replaceAll(' ', '')}`} data-calls={code} onClick={call}>
      {phone}
    </a>
  )
}
