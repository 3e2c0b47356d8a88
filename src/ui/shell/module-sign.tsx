import { Building2, type LucideIcon, MapPinned, Radio, Settings2, Stamp } from 'lucide-react'
import type { ModuleSignName } from './navigation'

const signs: Record<ModuleSignName, LucideIcon> = {
  city: MapPinned,
  events: Radio,
  service: Stamp,
  trades: Building2,
  system: Settings2,
}

/** The sign of a module, beside its name and never instead of it. */
export function ModuleSign({ name }: { readonly name: ModuleSignName }) {
  const Sign = signs[name]
  return <Sign aria-hidden="true" size="1.25em" strokeWidth={1.75} />
}
