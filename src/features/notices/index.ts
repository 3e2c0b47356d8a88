export { type Pace, pacesOf, type WishChannel, wishChannels } from './domain/wish'
