import type { MessageKind } from '../commands/send-due'

/** A kind of message as tests word it; one whose payload says `unwanted` is not wanted. */
export const testKind: MessageKind = {
  name: 'test',
  compose: async (_sql, { payload }) => {
    const { words = '您好', unwanted = false } = payload as { words?: string; unwanted?: boolean }
    return unwanted ? null : { subject: `关于 ${words}`, text: `${words}\nhttps://city.example/rate/x\n` }
  },
}
