import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { runQuietly } from './child.mjs'

/** Folders under `root` that hold a shared library. */
const libraryFolders = root => [
  ...new Set(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter(file => /\.so(\.|$)/.test(file.name))
      .map(file => file.parentPath),
  ),
]

const quoted = text => `'${text.replaceAll("'", `'\\''`)}'`

const fontsConf = root => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${root}/usr/share/fonts</dir>
  <cachedir>${root}/var/cache/fontconfig</cachedir>
  <include ignore_missing="yes">${root}/etc/fonts/conf.d</include>
</fontconfig>
`

/**
 * Debian's chromium with whatever of its dependencies this machine lacks, unpacked into `folder` without installing
 * anything: for users who are not root. apt keeps its lists and archives there too.
 * @returns path of a program that starts it
 * @throws Refusal with the end of apt's log, when a package cannot be fetched
 */
export async function unpackChromium(folder, said) {
  rmSync(folder, { recursive: true, force: true })
  const [state, cache, root] = ['state', 'cache', 'root'].map(name => join(folder, name))
  for (const place of [join(state, 'lists', 'partial'), join(cache, 'archives', 'partial'), root])
    mkdirSync(place, { recursive: true })
  const settings = {
    'Dir::State': state,
    'Dir::State::status': '/var/lib/dpkg/status',
    'Dir::Cache': cache,
    'Debug::NoLocking': '1',
  }
  const apt = (name, ...args) =>
    runQuietly(
      name,
      'apt-get',
      [...Object.entries(settings).flatMap(([key, is]) => ['-o', `${key}=${is}`]), ...args],
      said,
    )
  await apt('apt-update', 'update', '-q')
  await apt('apt-download', 'install', '-yq', '--no-install-recommends', '--download-only', 'chromium')
  for (const archive of readdirSync(join(cache, 'archives')).filter(name => name.endsWith('.deb')))
    await runQuietly('dpkg-deb', 'dpkg-deb', ['--extract', join(cache, 'archives', archive), root], said)
  rmSync(cache, { recursive: true, force: true })
  const fonts = join(root, 'etc', 'fonts', 'own.conf')
  mkdirSync(dirname(fonts), { recursive: true })
  writeFileSync(fonts, fontsConf(root))
  const program = join(folder, 'chromium')
  const environment = `LD_LIBRARY_PATH=${quoted(libraryFolders(root).join(':'))} FONTCONFIG_FILE=${quoted(fonts)}`
  writeFileSync(program, `#!/bin/sh\n${environment} exec ${quoted(join(root, 'usr/lib/chromium/chromium'))} "$@"\n`)
  chmodSync(program, 0o755)
  return program
}
