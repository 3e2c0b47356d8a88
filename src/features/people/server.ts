export { actorOf } from './queries/actor-of'
