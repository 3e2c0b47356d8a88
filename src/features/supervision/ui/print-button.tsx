'use client'

import type { ReactNode } from 'react'
import { DeskButton } from '@/ui/desk/button'

export const PrintButton = ({ children }: { readonly children: ReactNode }) => (
  <DeskButton onClick={() => window.print()}>{children}</DeskButton>
)
