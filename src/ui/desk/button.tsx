import type { ButtonHTMLAttributes, ReactNode } from 'react'

interface DeskButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** One primary a page; danger for what cannot be taken back; quiet beside others. */
  readonly kind?: 'plain' | 'primary' | 'danger' | 'quiet'
  /** Work is under way: it cannot be pressed again, and says so. */
  readonly isBusy?: boolean
  /** The key that does the same, shown beside the word. */
  readonly shortcut?: string
  readonly children: ReactNode
}

export const DeskButton = ({
  kind = 'plain',
  isBusy = false,
  shortcut,
  children,
  disabled,
  ...rest
}: DeskButtonProps) => (
  <button
    type="button"
    {...rest}
    className="dk-button"
    data-kind={kind}
    disabled={disabled || isBusy}
    aria-busy={isBusy || undefined}
    aria-keyshortcuts={shortcut}
  >
    {children}
    {shortcut ? <kbd>{shortcut}</kbd> : null}
  </button>
)
