import type { ReactNode } from 'react'
import './shell.css'

/** What stands before the desks, in their light but without their header: the sign-in, the first set-up. */
export const DoorFrame = ({ children }: { readonly children: ReactNode }) => <div className="desk">{children}</div>
