export { readingFollowUps, readingRatings, supervisingRatings } from './domain/policies'
