import type { Handle } from '../../contract/handles'
import { userHandle } from './ids'

/** Who is mentioned in a text, as Discord writes it: `<@123>`, `<@!123>`. */
export function mentionsIn(words: string): Handle[] {
  const found = new Set<Handle>()
  for (const [, id] of words.matchAll(/<@!?(\d{1,20})>/g)) if (found.size < 50) found.add(userHandle(id!))
  return [...found]
}

/** The text as people read it. `user` and `channel` give names for numbers. */
export const readable = (words: string, user: (id: string) => string | undefined, channel: (id: string) => string | undefined): string =>
  words
    .replace(/<@!?(\d{1,20})>/g, (_, id: string) => `@${user(id) ?? id}`)
    .replace(/<#(\d{1,20})>/g, (_, id: string) => `#${channel(id) ?? id}`)
    .replace(/<@&\d{1,20}>/g, '@role')
    .replace(/<a?(:\w{1,40}:)\d{1,20}>/g, '$1')
    .trim()
