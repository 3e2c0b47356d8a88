import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { allowed, breaks } from './import-rules/fixtures.mjs'
import { root } from './lib/paths.mjs'

/** Fewer modules than this were not a clean tree but a checker that read nothing. */
const fewestModules = 150

const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs')
const { enhancedResolveOptions, ...cruiseOptions } = options

/** Cruises `folders` below `baseDir` and returns the summary of dependency-cruiser. */
async function read(baseDir, folders, transpileOptions = {}) {
  process.chdir(baseDir)
  const { output } = await cruise(
    folders,
    {
      ...cruiseOptions,
      tsConfig: { fileName: join(root, 'tsconfig.json') },
      baseDir,
      validate: true,
      ruleSet: { forbidden },
    },
    enhancedResolveOptions,
    transpileOptions,
  )
  return output.summary
}

async function readFixture(files) {
  const folder = mkdtempSync(join(tmpdir(), 'chengmai-imports-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), `${text}\nexport {}\n`)
    }
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    const folders = [...new Set(Object.keys(files).map(path => path.split('/')[0]))]
    const { violations } = await read(folder, folders)
    return violations
  } finally {
    process.chdir(root)
    rmSync(folder, { recursive: true, force: true })
  }
}

const reasons = new Map(forbidden.map(rule => [rule.name, rule.comment]))
const inWords = ({ rule, from, to }) => `${from} → ${to}: ${rule.name} (${reasons.get(rule.name)})`
const failures = []

for (const { name } of forbidden) if (!breaks[name]) failures.push(`rule ${name} has no fixture that breaks it`)
for (const [name, files] of Object.entries(breaks)) {
  const caught = (await readFixture(files)).map(violation => violation.rule.name)
  if (!caught.includes(name))
    failures.push(`the planted break of ${name} was not caught (${caught.join(', ') || 'nothing was'})`)
}
for (const violation of await readFixture(allowed)) failures.push(`reported although allowed: ${inWords(violation)}`)

const tsConfig = extractTSConfig(join(root, 'tsconfig.json'))
const { totalCruised, totalDependenciesCruised, violations } = await read(root, ['src', 'seed'], { tsConfig })
if (totalCruised < fewestModules) failures.push(`only ${totalCruised} modules were read, fewer than ${fewestModules}`)
for (const violation of violations) failures.push(inWords(violation))

for (const failure of failures) console.error(`✗ ${failure}`)
console.log(
  `${totalCruised} modules and ${totalDependenciesCruised} imports read; ${Object.keys(breaks).length} planted breaks`,
)
process.exit(failures.length > 0 ? 1 : 0)
