import type { Connection } from '@/platform/db/client'
import type { City, Look } from '../../areas'
import type { modeNow } from '../../emergency/server'
import type { IndexSnapshot } from '../../indicators'
import type { ScenePanels } from '../domain/scene-panels'
import { panelsOf, type Scene, type ScenePanelName } from '../domain/scenes'
import type { Provenance } from '../domain/snapshot'
import type { Names } from './names'
import { boardPanel } from './scene-cases'
import { emergencyPanel, resourcesPanel } from './scene-emergency'
import { domainsPanel, heatPanel, moversPanel } from './scene-index'
import { aheadPanel, stagesPanel } from './scene-projects'
import { collisionsPanel, worksPanel } from './scene-works'

interface Question {
  readonly scene: Scene
  readonly city: City
  readonly area: string
  readonly own: string | null
  readonly look: Look
  readonly names: Names
  readonly mode: Awaited<ReturnType<typeof modeNow>>
  readonly index: { readonly snapshot: IndexSnapshot; readonly from: Provenance } | null
}

/** The panels that only some scenes show, read one after another inside the wall's transaction; null for the others. */
export async function readScenePanels(sql: Connection, asked: Question): Promise<ScenePanels> {
  const { scene, city, area, own, look, names, mode, index } = asked
  const wanted = new Set<ScenePanelName>(panelsOf(scene))
  const read = async <T>(name: ScenePanelName, from: () => Promise<T | null> | T | null) =>
    wanted.has(name) ? await from() : null
  const parts = index && { city, area, own, names, from: index.from }
  return {
    stages: await read('stages', () => stagesPanel(sql, look, names)),
    ahead: await read('ahead', () => aheadPanel(sql, city, area, look, names)),
    works: await read('works', () => worksPanel(sql, look, names)),
    collisions: await read('collisions', () => collisionsPanel(sql, look, names)),
    board: await read('board', () => boardPanel(sql, look, names)),
    domains: await read('domains', () => index && domainsPanel(index.snapshot, index.from)),
    heat: await read('heat', () => parts && heatPanel(sql, parts)),
    movers: await read('movers', () => parts && moversPanel(sql, parts)),
    emergency: await read('emergency', () => emergencyPanel(sql, mode, look, names)),
    resources: await read('resources', () => resourcesPanel(sql, city, mode, look, names)),
  }
}
