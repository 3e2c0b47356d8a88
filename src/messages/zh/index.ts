import cases from './cases.json'
import common from './common.json'
import desk from './desk.json'
import doors from './doors.json'
import duty from './duty.json'
import error from './error.json'
import indexEditing from './indexEditing.json'
import indexPage from './indexPage.json'
import indicatorPage from './indicatorPage.json'
import matrix from './matrix.json'
import people from './people.json'
import rate from './rate.json'
import ratings from './ratings.json'
import shell from './shell.json'
import wall from './wall.json'

export default {
  cases,
  common,
  desk,
  doors,
  duty,
  error,
  indexEditing,
  indexPage,
  indicatorPage,
  matrix,
  people,
  rate,
  ratings,
  shell,
  wall,
}
