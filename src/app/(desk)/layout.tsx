import type { ReactNode } from 'react'
import { DeskShell } from '../desk/desk-shell'

export default function DeskLayout({ children }: { readonly children: ReactNode }) {
  return <DeskShell>{children}</DeskShell>
}
