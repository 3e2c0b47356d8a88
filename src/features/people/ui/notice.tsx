import type { ReactNode } from 'react'

/** What became of the last step: told at once, also to who does not see it. */
export function Notice({
  kind,
  children,
}: {
  readonly kind: 'problem' | 'done' | 'note'
  readonly children: ReactNode
}) {
  return (
    <p className={`pp-notice pp-${kind}`} role={kind === 'problem' ? 'alert' : 'status'}>
      {children}
    </p>
  )
}
