'use client'

import type { ReactNode } from 'react'

export const PrintButton = ({ children }: { readonly children: ReactNode }) => (
  <button type="button" onClick={() => print()}>
    {children}
  </button>
)
