import { existsSync } from 'node:fs'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import type { City } from '../domain/city'
import { readCity } from './read-city'
import { CityFolderError } from './read-files'

const loaded = new Map<string, City>()

/**
 * A city by its name under `seed/cities` or by the path of its folder; by default the one in `CITY`, else
 * Chengdu. Read once per process. @throws CityFolderError where there is no such folder or it has a mistake.
 */
export function loadCity(name: string = process.env.CITY || 'chengdu'): City {
  const folder = cityFolder(name)
  const known = loaded.get(folder)
  if (known) return known
  const city = readCity(folder)
  loaded.set(folder, city)
  return city
}

/** Absolute path of a city's folder; a word without a slash is a name under `seed/cities`. */
export function cityFolder(name: string): string {
  const isPath = isAbsolute(name) || name.includes('/') || name.includes('\\')
  const folder = isPath ? resolve(name) : join(process.cwd(), 'seed', 'cities', name)
  if (!existsSync(join(folder, 'city.json')))
    throw new CityFolderError(folder, 'is no city folder: it has no city.json')
  return folder
}

/**
 * The folder as a database keeps it: relative to the program where it lies inside, so that another node, or the
 * same clone moved elsewhere, finds it; else absolute.
 */
export function portableFolder(city: City): string {
  const path = relative(process.cwd(), city.folder)
  return path.startsWith('..') || isAbsolute(path) ? city.folder : path.split(sep).join('/')
}
