'use client'

import { DeskButton } from '../desk/button'

/** To where one came from; of use only where there is such a place, so it says nothing of it. */
export const BackButton = ({ children }: { readonly children: string }) => (
  <DeskButton onClick={() => history.back()}>{children}</DeskButton>
)
