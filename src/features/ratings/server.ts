export { type FollowUpRow, followUpList } from './queries/follow-up-list'
export { listInvitations, listRounds, ruleVersions } from './queries/invitations'
export { type RatingPage, ratingPage } from './queries/rating-page'
export { type RatingsSummary, ratingsSummary } from './queries/ratings-summary'
