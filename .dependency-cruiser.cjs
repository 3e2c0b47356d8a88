// Who may import whom (docs: house rules in docs/map-of-the-code.md). Every rule here has a planted break in
// scripts/import-rules/fixtures.mjs, which scripts/check-imports.mjs proves to be caught.

/** Files that only tests run; they may reach further than the product. */
const tests = '(\\.(test|it|spec)\\.tsx?$|^src/(testing|e2e)/|/testing/)'
/** A package, wherever it lies; `names` is a regular expression of package names. */
const npm = names => `(^|/)node_modules/(${names})(/|$)`

const forbidden = []
const forbid = (name, comment, from, to) => forbidden.push({ name, severity: 'error', comment, from, to })

forbid('no-cycles', 'a cycle has no beginning to read from', {}, { circular: true })
forbid('nothing-unresolved', 'an import that resolves to nothing', { pathNot: '\\.d\\.ts$' }, { couldNotResolve: true })

// layers: shared ← platform, map, ui ← features ← api, app ← roles, server.ts
forbid(
  'shared-knows-nothing',
  'src/shared are leaves',
  { path: '^src/shared/', pathNot: tests },
  { path: '^(src|seed)/', pathNot: '^src/shared/' },
)
forbid(
  'platform-knows-no-feature',
  'src/platform rests on src/shared alone',
  { path: '^src/platform/', pathNot: tests },
  { path: '^(src|seed)/', pathNot: '^src/(platform|shared)/' },
)
forbid(
  'map-knows-no-feature',
  'src/map rests on src/shared alone',
  { path: '^src/map/', pathNot: tests },
  { path: '^(src|seed)/', pathNot: '^src/(map|shared)/' },
)
forbid(
  'ui-knows-no-feature',
  'src/ui rests on src/shared and the messages',
  { path: '^src/ui/', pathNot: tests },
  { path: '^(src|seed)/', pathNot: '^src/(ui|shared|messages)/' },
)
forbid(
  'features-below-app',
  'a feature knows nothing of who shows or serves it',
  { path: '^src/features/', pathNot: tests },
  { path: '^src/(app|api|roles|server\\.ts)' },
)
forbid(
  'nobody-imports-the-server',
  'src/server.ts composes and is composed by nobody',
  { path: '^src/', pathNot: '^src/(roles/|server\\.ts)' },
  { path: '^src/(roles/|server\\.ts)' },
)
forbid(
  'product-without-tests',
  'the product does not lean on test code',
  { path: '^src/', pathNot: tests },
  { path: '(^src/(testing|e2e)/|^src/.*\\.(test|it|spec)\\.tsx?$)' },
)
forbid(
  'product-without-seed',
  'a city is data: no code of the product knows seed/',
  { path: '^src/', pathNot: `${tests}|^src/features/demo/` },
  { path: '^seed/.*\\.ts$' },
)

// doors: features meet at index.ts and server.ts; another feature's tables may be read for joins and foreign keys
forbid(
  'features-meet-at-doors',
  'another feature is reached through its index.ts, server.ts or a table',
  { path: '^src/features/([^/]+)/', pathNot: tests },
  { path: '^src/features/', pathNot: '^src/features/($1/|[^/]+/(index|server)\\.ts$|[^/]+/data/[^/]+\\.table\\.ts$)' },
)
forbid(
  'app-through-doors',
  'pages read through a door and show a feature’s components',
  { path: '^src/app/', pathNot: tests },
  { path: '^src/features/', pathNot: '^src/features/[^/]+/((index|server)\\.ts$|ui/)' },
)
forbid(
  'api-through-doors',
  'the API mounts features’ http.ts',
  { path: '^src/api/', pathNot: tests },
  { path: '^src/features/', pathNot: '^src/features/[^/]+/(index|server|http|operations|events)\\.ts$' },
)
forbid(
  'http-only-for-the-api',
  'routes are mounted by src/api alone',
  { path: '^src/', pathNot: `^src/api/|${tests}` },
  { path: '^src/features/[^/]+/(http|operations)\\.ts$' },
)

// inside a feature: domain ← data ← commands, queries ← jobs, cli, http, server.ts; domain ← map, ui
const inner = folders => `^src/features/$1/(${folders})`
const doors = 'server\\.ts|http\\.ts'
forbid(
  'domain-is-pure',
  'domain/ rests on src/shared and on other domains',
  { path: '^src/features/([^/]+)/domain/', pathNot: tests },
  { path: `^src/(platform|ui|map|app|api)/|${inner(`data/|commands/|queries/|jobs/|cli/|ui/|map/|${doors}`)}` },
)
forbid(
  'domain-without-io',
  'domain/ reads no file, opens no socket, starts no process',
  { path: '^src/features/[^/]+/domain/', pathNot: tests },
  {
    dependencyTypes: ['core'],
    path: '^(node:)?(fs|net|http|https|child_process|worker_threads|os|dns|tls|timers)(/|$)',
  },
)
forbid(
  'data-below-commands',
  'data/ knows no command, query or door',
  { path: '^src/features/([^/]+)/data/', pathNot: tests },
  { path: inner(`commands/|queries/|jobs/|cli/|ui/|map/|${doors}`) },
)
forbid(
  'writes-below-jobs',
  'commands/ and queries/ know no job, door or screen',
  { path: '^src/features/([^/]+)/(commands|queries)/', pathNot: tests },
  { path: inner(`jobs/|cli/|ui/|map/|${doors}`) },
)
forbid(
  'screens-without-data',
  'ui/ and map/ rest on the domain; of reads they may know the type alone',
  { path: '^src/features/([^/]+)/(ui|map)/', pathNot: tests },
  {
    path: `${inner(`data/|commands/|queries/|jobs/|cli/|${doors}`)}|^src/features/[^/]+/server\\.ts$`,
    dependencyTypesNot: ['type-only'],
  },
)
forbid(
  'index-is-for-browsers',
  'index.ts may be loaded by a browser: no database behind it',
  { path: '^src/features/[^/]+/index\\.ts$' },
  { path: npm('postgres|drizzle-orm'), reachable: true },
)

// packages that have one home
forbid(
  'hono-at-its-home',
  'hono: src/api, src/platform/http, features’ http.ts and its parts (…-http.ts), and the role that serves',
  {
    path: '^src/',
    pathNot: `^src/(api|platform/http)/|^src/roles/web\\.ts$|^src/features/[^/]+/[a-z-]*http\\.ts$|${tests}`,
  },
  { path: npm('hono|@hono/[^/]+') },
)
forbid(
  'sql-at-its-home',
  'drizzle and postgres: data/ and src/platform/db',
  { path: '^src/', pathNot: `^src/platform/db/|/data/|${tests}` },
  { path: npm('postgres|drizzle-orm') },
)
forbid(
  'sign-in-at-its-home',
  'better-auth and argon2: features/people/data',
  { path: '^src/', pathNot: `^src/features/people/data/|${tests}` },
  { path: npm('better-auth|@better-auth/[^/]+|@node-rs/argon2') },
)
forbid(
  'sockets-at-their-home',
  'socket.io: src/platform/realtime',
  { path: '^src/', pathNot: `^src/platform/realtime/|${tests}` },
  { path: npm('socket\\.io') },
)
forbid(
  'socket-clients-at-their-home',
  'socket.io-client: src/ui/live',
  { path: '^src/', pathNot: `^src/ui/live/|^src/features/screen/ui/|${tests}` },
  { path: npm('socket\\.io-client') },
)
forbid(
  'map-engine-at-its-home',
  'maplibre and deck.gl: src/map and features’ map/',
  { path: '^src/', pathNot: `^src/map/|^src/features/[^/]+/map/|${tests}` },
  { path: npm('maplibre-gl|@deck\\.gl/[^/]+') },
)
forbid(
  'charts-at-their-home',
  'echarts: src/ui/charts',
  { path: '^src/', pathNot: `^src/ui/charts/|${tests}` },
  { path: npm('echarts|zrender') },
)
module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|json|svg|woff2)$' },
    // type-only imports count: a type from the wrong side is a dependency all the same
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
