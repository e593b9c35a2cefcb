/** Why something is asked about, in words around the name. */
import { count, numberWords } from './dates'
import type { Nomination } from './nominations'

export interface AroundName {
  readonly before: string
  readonly after: string
}

/** `First word from {name} after 402 quiet days`. */
export function nominationWords({ kind, mine, silent = 0, years = 0, place }: Nomination): AroundName {
  switch (kind) {
    case 'first reply': return mine ? { before: 'Your first reply to', after: '' } : { before: 'The first reply from', after: '' }
    case 'first message': return mine ? { before: 'Your first message to', after: '' } : { before: 'The first message from', after: '' }
    case 'first meeting': return { before: 'The first time you met', after: place === undefined ? '' : `at ${place}` }
    case 'first introduction': return { before: '', after: 'was introduced to you' }
    case 'after silence': return mine
      ? { before: 'Your first word to', after: `after ${numberWords(silent)} quiet days` }
      : { before: 'First word from', after: `after ${numberWords(silent)} quiet days` }
    case 'thanks': return mine ? { before: 'You thanked', after: '' } : { before: '', after: 'thanked you' }
    case 'anniversary met': return { before: `${agoWords(years)} this week you first met`, after: '' }
    case 'anniversary closed': return { before: `${agoWords(years)} this week the circle first closed with`, after: '' }
  }
}

const agoWords = (years: number): string => {
  const words = years === 1 ? 'a year' : count(years, 'year')
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)} ago`
}
