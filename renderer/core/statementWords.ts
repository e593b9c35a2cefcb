/** What the owner answered to a derived statement, as a sentence: its key says which it was (`statements.ts`). */
import type { Handle } from '#contract/handles'
import type { Verdict } from '#contract/words'
import { networkName } from './handles'
import type { SentencePart } from './historySentences'
import { statements } from './statements'

/** `whom`: whose statement it is; `who` knows the others. */
export function statementWords(key: string, verdict: Verdict, whom: SentencePart, who: (handle: Handle) => SentencePart): readonly SentencePart[] {
  const yes = verdict === 'accepted'
  const after = (begin: string): string | undefined => (key.startsWith(begin) ? key.slice(begin.length) : undefined)
  if (key === statements.metBefore) return [yes ? 'Said that you met ' : 'Said that you did not meet ', whom, ' before your records begin']
  if (after(statements.loop('')) !== undefined) return yes ? ['Closed the open loop with ', whom, ': you have been in touch'] : ['Left the open loop with ', whom, ' alone']
  if (after(statements.drift('')) !== undefined) return [yes ? 'Said that you have lost touch with ' : 'Said that you have not lost touch with ', whom]
  const network = after(statements.leftBehind(''))
  if (network !== undefined) return ['Said that ', whom, yes ? ' was left behind on ' : ' was not left behind on ', { name: networkName(network) }]
  if (after('nomination ') !== undefined) return [yes ? 'Said “right” to a suggested moment with ' : 'Turned a suggested moment with ', whom, yes ? '' : ' down']
  if (after(statements.memory('')) !== undefined) return yes ? ['Wanted to see a memory with ', whom, ' again'] : ['Asked not to see a memory with ', whom, ' on its day again']
  const [, year, label] = /^date (-?\d+) ([\s\S]*)$/.exec(key) ?? []
  if (label !== undefined) return [yes ? 'Said “right” to a date of ' : 'Put a date of ', whom, yes ? ': ' : ' away: ', { name: label }, ` ${year!}`]
  if (after(statements.coming('')) !== undefined) return yes ? ['Wanted a meeting with ', whom, ' on the first screen'] : ['Took a meeting with ', whom, ' off the first screen']
  if (after(statements.proposed('')) !== undefined) return yes ? ['Wanted ', whom, ' on the first screen'] : ['Took ', whom, ' off the first screen']
  if (after(statements.onward('')) !== undefined) return [yes ? 'Answered whom to introduce to ' : 'Put the question away whom to introduce to ', whom]
  const other = after(statements.introduce(''))
  if (other !== undefined) return [yes ? 'Took up the suggestion to introduce ' : 'Turned down the suggestion to introduce ', whom, ' and ', who(other)]
  return [yes ? 'Said “right” to a statement about ' : 'Put a statement aside about ', whom]
}
