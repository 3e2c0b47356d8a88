import type { Scene } from '../../kiosks'
import type { MapLayer } from './panel'

export { isScene, type Scene, scenes } from '../../kiosks'

/** Panels that only some scenes show, so that the others need not read them. */
export const scenePanels = [
  'stages',
  'ahead',
  'works',
  'collisions',
  'board',
  'domains',
  'heat',
  'movers',
  'emergency',
  'resources',
] as const
export type ScenePanelName = (typeof scenePanels)[number]

const panelsByScene: Readonly<Record<Scene, readonly ScenePanelName[]>> = {
  overview: [],
  projects: ['stages', 'ahead'],
  works: ['works', 'collisions'],
  cases: ['board'],
  index: ['domains', 'heat', 'movers'],
  emergency: ['emergency', 'resources', 'board'],
}
export const panelsOf = (scene: Scene): readonly ScenePanelName[] => panelsByScene[scene]

const layersByScene: Readonly<Record<Scene, readonly MapLayer[]>> = {
  overview: ['cases', 'projects', 'permits'],
  projects: ['projects'],
  works: ['permits'],
  cases: ['cases'],
  index: [],
  emergency: ['cases', 'permits'],
}
/** What the map shows in a scene; lamps stand where projects do. */
export const layersOfScene = (scene: Scene): readonly MapLayer[] => layersByScene[scene]
