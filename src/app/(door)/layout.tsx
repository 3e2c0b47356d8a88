import type { ReactNode } from 'react'
import { DoorFrame } from '@/ui/shell/door-frame'

export default function DoorLayout({ children }: { readonly children: ReactNode }) {
  return <DoorFrame>{children}</DoorFrame>
}
