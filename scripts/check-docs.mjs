import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { root } from './lib/paths.mjs'

// What the documents name must exist: paths in back ticks on the map of the code, and every relative link anywhere.

const map = join(root, 'docs', 'map-of-the-code.md')
const failures = []
let read = 0

function markdownUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory())
      return ['node_modules', '.next', '.data', '.git'].includes(entry.name) ? [] : markdownUnder(path)
    return entry.name.endsWith('.md') ? [path] : []
  })
}

const lineOf = (text, index) => text.slice(0, index).split('\n').length
function check(file, text, index, from, path) {
  read += 1
  if (!existsSync(join(from, path)))
    failures.push(`${relative(root, file)}:${lineOf(text, index)} names ${path}, which does not exist`)
}

for (const file of markdownUnder(root)) {
  const text = readFileSync(file, 'utf8')
  for (const match of text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)) {
    if (!/^([a-z]+:|\/)/i.test(match[1])) check(file, text, match.index, dirname(file), decodeURI(match[1]))
  }
  if (file !== map) continue
  // `src/features/cases/` and `scripts/start.mjs` are paths; `npm start` and `{a, b}` are not
  for (const match of text.matchAll(/`((?:src|scripts|seed|docs|drizzle|public|\.ci)\/[\w./-]*)`/g)) {
    check(file, text, match.index, root, match[1])
  }
}

if (!existsSync(map)) failures.push('docs/map-of-the-code.md is missing')
const features = join(root, 'src', 'features')
for (const name of readdirSync(features)) {
  if (!statSync(join(features, name)).isDirectory()) continue
  const readme = join(features, name, 'README.md')
  if (!existsSync(readme)) failures.push(`src/features/${name} has no README.md`)
  else if (readFileSync(readme, 'utf8').trimEnd().split('\n').length > 40)
    failures.push(`src/features/${name}/README.md is longer than 40 lines`)
}

for (const failure of failures) console.error(`✗ ${failure}`)
console.log(`${read} paths looked up`)
process.exit(failures.length > 0 || read === 0 ? 1 : 0)
