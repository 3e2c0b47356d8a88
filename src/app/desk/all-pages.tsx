import type { NavigationModule } from '@/ui/shell/navigation'

interface AllPagesProps {
  readonly modules: readonly NavigationModule[]
  readonly label: string
}

/** Every page that the reader may open, by module: most people's work is behind none of the three doors. */
export const AllPages = ({ modules, label }: AllPagesProps) => (
  <nav className="door-pages" aria-label={label}>
    {modules.map(module => (
      <section key={module.name}>
        <h2>{module.label}</h2>
        <ul>
          {module.items.map(({ href, label: name }) => (
            <li key={href}>
              <a href={href}>{name}</a>
            </li>
          ))}
        </ul>
      </section>
    ))}
  </nav>
)
