import alerts from './alerts.json'
import analysis from './analysis.json'
import audit from './audit.json'
import brief from './brief.json'
import calendar from './calendar.json'
import cases from './cases.json'
import census from './census.json'
import collector from './collector.json'
import common from './common.json'
import crew from './crew.json'
import deliveries from './deliveries.json'
import desk from './desk.json'
import deskMap from './deskMap.json'
import docking from './docking.json'
import doors from './doors.json'
import drills from './drills.json'
import duty from './duty.json'
import error from './error.json'
import evaluation from './evaluation.json'
import indexEditing from './indexEditing.json'
import indexPage from './indexPage.json'
import indicatorPage from './indicatorPage.json'
import keys from './keys.json'
import letter from './letter.json'
import masked from './masked.json'
import matrix from './matrix.json'
import notices from './notices.json'
import people from './people.json'
import platforms from './platforms.json'
import projects from './projects.json'
import rate from './rate.json'
import ratings from './ratings.json'
import record from './record.json'
import report from './report.json'
import room from './room.json'
import rules from './rules.json'
import screens from './screens.json'
import sentFiles from './sentFiles.json'
import shell from './shell.json'
import supervision from './supervision.json'
import transfers from './transfers.json'
import wall from './wall.json'
import watch from './watch.json'

export default {
  alerts,
  analysis,
  audit,
  brief,
  calendar,
  cases,
  census,
  collector,
  common,
  crew,
  deliveries,
  desk,
  deskMap,
  docking,
  doors,
  drills,
  duty,
  error,
  evaluation,
  indexEditing,
  indexPage,
  indicatorPage,
  keys,
  letter,
  masked,
  matrix,
  notices,
  people,
  platforms,
  projects,
  rate,
  ratings,
  record,
  report,
  room,
  rules,
  sentFiles,
  screens,
  shell,
  supervision,
  transfers,
  wall,
  watch,
}
