import { existsSync } from 'node:fs'
import { requireNode } from './lib/node-version.mjs'

requireNode()
const { ensureBuilt } = await import('./lib/build.mjs')
const { ensureChromium } = await import('./lib/chromium.mjs')
const { fastChecks, playwright, runChecks, vitest } = await import('./lib/checks.mjs')
const { ensureInstalled } = await import('./lib/install.mjs')
const { dataDir, requireWritable } = await import('./lib/paths.mjs')
const { main, say } = await import('./lib/say.mjs')
const { prepareAll } = await import('./prepare.mjs')

/** PostgreSQL's oldest supported version, tested where the machine has it (Debian 12). */
const oldPostgres = existsSync('/usr/lib/postgresql/15/bin/postgres')

async function browser() {
  try {
    await ensureChromium()
    await ensureBuilt()
  } catch (error) {
    console.error(error.message)
    return { passed: 0, failed: 1, skipped: 0 }
  }
  return await playwright()
}

// `npm test`: everything; the long random walk of the index (`STEPS`) is walked on the newest PostgreSQL
await main(async () => {
  requireWritable(dataDir)
  await ensureInstalled()
  await prepareAll()
  if (!oldPostgres) say('本机没有 PostgreSQL 15，略过', 'no PostgreSQL 15 on this machine: that leg is left out')
  await runChecks([
    ...fastChecks,
    ['集成测试（PostgreSQL 18）', 'integration on PostgreSQL 18', vitest('integration', { minutes: 30 })],
    ...(oldPostgres
      ? [
          [
            '集成测试（PostgreSQL 15）',
            'integration on PostgreSQL 15',
            vitest('integration', { minutes: 30, env: { CHENGMAI_PG: '15', STEPS: '1000' } }),
          ],
        ]
      : []),
    ['浏览器测试', 'browser tests', browser],
  ])
})
