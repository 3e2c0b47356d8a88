import type { Scene } from '../../domain/scenes'
import { BandPanel } from '../panels/band-panel'
import { CaseBoardPanel, CaseClassesPanel, QueueHeadPanel } from '../panels/board-panels'
import { NewestCasesPanel, OverdueCasesPanel } from '../panels/cases-panels'
import { DutyPanel } from '../panels/duty-panel'
import { IncidentPanel, LogPanel, ObjectivesPanel, ResourcesPanel } from '../panels/emergency-panels'
import { FlagsPanel } from '../panels/flags-panel'
import { IndexPanel } from '../panels/index-panel'
import { DomainsPanel, HeatPanel, MoversPanel } from '../panels/index-scene-panels'
import { LampsPanel } from '../panels/lamps-panel'
import { ProjectsPanel } from '../panels/projects-panel'
import { RatingsPanel } from '../panels/ratings-panel'
import { AheadPanel, StagesPanel } from '../panels/stage-panels'
import { SupervisionPanel } from '../panels/supervision-panel'
import { CollisionsPanel, RunningWorksPanel, UpcomingWorksPanel, WorksPanel } from '../panels/works-panels'
import type { SceneProps, SceneView } from './scene-view'

const lamps = ({ snapshot }: SceneProps) => snapshot.lamps && <LampsPanel key="lamps" panel={snapshot.lamps} />
const flags = ({ snapshot }: SceneProps) => snapshot.flags && <FlagsPanel key="flags" panel={snapshot.flags} />
const supervision = ({ snapshot }: SceneProps) =>
  snapshot.supervision && <SupervisionPanel key="supervision" panel={snapshot.supervision} />
const ratings = ({ snapshot }: SceneProps) =>
  snapshot.ratings && <RatingsPanel key="ratings" panel={snapshot.ratings} />
const duty = ({ snapshot }: SceneProps) => snapshot.duty && <DutyPanel key="duty" panel={snapshot.duty} />
const projects = ({ snapshot }: SceneProps) =>
  snapshot.projects && <ProjectsPanel key="projects" panel={snapshot.projects} />
const newest = ({ snapshot }: SceneProps) => snapshot.cases && <NewestCasesPanel key="newest" panel={snapshot.cases} />
const overdue = ({ snapshot }: SceneProps) =>
  snapshot.cases && <OverdueCasesPanel key="overdue" panel={snapshot.cases} />
const index = ({ snapshot }: SceneProps) =>
  snapshot.index && <IndexPanel key="index" panel={snapshot.index} area={snapshot.area.code} />
const band = ({ snapshot, changed }: SceneProps, isLarge = false) =>
  snapshot.band && (
    <BandPanel key="band" panel={snapshot.band} changed={changed} area={snapshot.area.code} isLarge={isLarge} />
  )

/** The most abnormal stands at the top of the right rail in every scene. */
export const sceneViews: Readonly<Record<Scene, SceneView>> = {
  // Left: the city's vital signs. Middle: where. Right: what must be done.
  overview: {
    left: props => [[index(props), band(props)], projects(props), newest(props)],
    right: props => [[lamps(props), flags(props)], [supervision(props), ratings(props), duty(props)], overdue(props)],
  },
  projects: {
    left: props => {
      const { stages } = props.snapshot.panels
      return [stages && <StagesPanel panel={stages} />, projects(props), flags(props)]
    },
    right: props => {
      const { ahead } = props.snapshot.panels
      return [lamps(props), ahead && <AheadPanel panel={ahead} />, [supervision(props), ratings(props)]]
    },
  },
  works: {
    left: props => {
      const { works } = props.snapshot.panels
      return [works && <WorksPanel panel={works} />, works && <RunningWorksPanel panel={works} />, newest(props)]
    },
    right: props => {
      const { collisions, works } = props.snapshot.panels
      return [
        [
          collisions && <CollisionsPanel key="collisions" panel={collisions} />,
          works && <UpcomingWorksPanel key="upcoming" panel={works} />,
        ],
        duty(props),
        overdue(props),
      ]
    },
  },
  cases: {
    left: props => {
      const { board } = props.snapshot.panels
      return [board && <CaseBoardPanel panel={board} />, board && <CaseClassesPanel panel={board} />, null]
    },
    right: props => {
      const { board } = props.snapshot.panels
      return [board && <QueueHeadPanel panel={board} />, duty(props), newest(props)]
    },
  },
  index: {
    left: props => {
      const { domains, movers } = props.snapshot.panels
      return [
        [index(props), movers && <MoversPanel key="movers" panel={movers} />],
        domains && <DomainsPanel panel={domains} />,
      ]
    },
    right: props => {
      const { heat } = props.snapshot.panels
      return [heat && <HeatPanel panel={heat} />]
    },
    middle: props => band(props, true),
  },
  emergency: {
    left: props => {
      const { emergency, board } = props.snapshot.panels
      return [
        emergency && [
          <IncidentPanel key="incident" panel={emergency} />,
          props.snapshot.mode === 'emergency' && <ObjectivesPanel key="objectives" panel={emergency} />,
        ],
        board && <CaseBoardPanel panel={board} />,
        newest(props),
      ]
    },
    right: props => {
      const { emergency, resources, board } = props.snapshot.panels
      const queue = board && <QueueHeadPanel panel={board} />
      const means = resources && <ResourcesPanel panel={resources} />
      // In normal mode there is no log; whose time runs out next stands in its place.
      return props.snapshot.mode === 'normal'
        ? [queue, means]
        : [emergency && <LogPanel panel={emergency} />, means, queue]
    },
  },
}
