/**
 * One break of each rule of .dependency-cruiser.cjs: the files of a tiny project, by path, in which exactly that rule
 * is broken. A rule without a break here fails the check, as does a break that is not caught.
 */
export const breaks = {
  'no-cycles': { 'src/shared/a.ts': "import './b'", 'src/shared/b.ts': "import './a'" },
  'nothing-unresolved': { 'src/shared/a.ts': "import './nowhere'" },
  'shared-knows-nothing': { 'src/shared/a.ts': "import '../platform/b'", 'src/platform/b.ts': '' },
  'platform-knows-no-feature': { 'src/platform/a.ts': "import '../features/x/index'", 'src/features/x/index.ts': '' },
  'map-knows-no-feature': {
    'src/map/a.ts': "import type { B } from '../features/x/index'",
    'src/features/x/index.ts': 'export type B = 1',
  },
  'ui-knows-no-feature': { 'src/ui/a.tsx': "import '../platform/b'", 'src/platform/b.ts': '' },
  'features-below-app': { 'src/features/x/index.ts': "import '../../app/page'", 'src/app/page.tsx': '' },
  'nobody-imports-the-server': { 'src/api/a.ts': "import '../roles/web'", 'src/roles/web.ts': '' },
  'product-without-tests': { 'src/platform/a.ts': "import './b.test'", 'src/platform/b.test.ts': '' },
  'product-without-seed': { 'src/api/a.ts': "import '../../seed/demo/b'", 'seed/demo/b.ts': '' },
  'features-meet-at-doors': {
    'src/features/x/queries/a.ts': "import '../../y/domain/b'",
    'src/features/y/domain/b.ts': '',
  },
  'app-through-doors': { 'src/app/page.tsx': "import '../features/x/queries/b'", 'src/features/x/queries/b.ts': '' },
  'api-through-doors': { 'src/api/a.ts': "import '../features/x/commands/b'", 'src/features/x/commands/b.ts': '' },
  'http-only-for-the-api': { 'src/roles/web.ts': "import '../features/x/http'", 'src/features/x/http.ts': '' },
  'domain-is-pure': { 'src/features/x/domain/a.ts': "import '../../../platform/clock'", 'src/platform/clock.ts': '' },
  'domain-without-io': { 'src/features/x/domain/a.ts': "import 'node:fs/promises'" },
  'data-below-commands': { 'src/features/x/data/a.ts': "import '../commands/b'", 'src/features/x/commands/b.ts': '' },
  'writes-below-jobs': { 'src/features/x/commands/a.ts': "import '../jobs/b'", 'src/features/x/jobs/b.ts': '' },
  'screens-without-data': {
    'src/features/x/ui/a.tsx':
      "import { c } from '../queries/b'\nimport type { B } from '../queries/c'\nexport const a: B = c",
    'src/features/x/queries/b.ts': 'export const c = 1',
    'src/features/x/queries/c.ts': 'export type B = number',
  },
  'index-is-for-browsers': {
    'src/features/x/index.ts': "import './data/b.queries'",
    'src/features/x/data/b.queries.ts': "import 'postgres'",
  },
  'hono-at-its-home': { 'src/features/x/queries/a.ts': "import 'hono'" },
  'sql-at-its-home': { 'src/features/x/commands/a.ts': "import 'drizzle-orm/pg-core'" },
  'sign-in-at-its-home': { 'src/features/x/commands/a.ts': "import '@node-rs/argon2'" },
  'sockets-at-their-home': { 'src/platform/events/a.ts': "import 'socket.io'" },
  'socket-clients-at-their-home': { 'src/ui/a.tsx': "import 'socket.io-client'" },
  'map-engine-at-its-home': { 'src/features/x/ui/a.tsx': "import '@deck.gl/layers'" },
  'charts-at-their-home': { 'src/features/x/ui/a.chart.ts': "import 'echarts/core'" },
}

/** Imports that look like a break and are allowed: none of them may be reported. */
export const allowed = {
  'src/shared/ids.ts': '',
  'src/platform/clock.ts': "import '../shared/ids'",
  'src/features/y/index.ts': '',
  'src/features/y/server.ts': "import './queries/rows'",
  'src/features/y/queries/rows.ts': "import '../data/y.queries'",
  'src/features/y/data/y.queries.ts': "import 'postgres'\nimport './y.table'",
  'src/features/y/data/y.table.ts': "import 'drizzle-orm/pg-core'",
  'src/features/y/http.ts': "import 'hono'\nimport './server'",
  'src/features/x/commands/open.ts': "import '../../y/server'\nimport '../../y/index'\nimport '../data/x.table'",
  'src/features/x/data/x.table.ts': "import '../../y/data/y.table'",
  'src/features/x/map/points.layer.ts': "import '@deck.gl/layers'\nimport '../domain/point'",
  'src/features/x/domain/point.ts': "import '../../../shared/ids'",
  'src/features/x/domain/point.test.ts': "import 'node:fs'\nimport '../../../testing/database'",
  'src/testing/database.ts': "import 'postgres'",
  'src/api/app.ts': "import 'hono'\nimport '../features/y/http'",
  'src/roles/web.ts': "import '../api/app'",
  'src/server.ts': "import './roles/web'",
  'src/app/page.tsx': "import '../features/y/server'",
  'src/ui/charts/engine.ts': "import 'echarts/core'",
}
