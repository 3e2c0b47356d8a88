import type { ReactNode } from 'react'
import '../../ui/shell/shell.css'

/** A page that looks as those of the desks do, without their frame: where there is none, or it could not be made. */
export const WithoutFrame = ({ children }: { readonly children: ReactNode }) => <div className="desk">{children}</div>
