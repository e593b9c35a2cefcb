/** When two topics are one: case, accents, a hash and the plural make no other topic. */
import { foldName } from '../names'

/** What topics are compared by: `#Trains` and `train` are one. */
export function topicKey(topic: string): string {
  const known = keys.get(topic)
  if (known !== undefined) return known
  const key = foldName(topic.replace(/^[#＃]+/, '')).split(' ').map(singular).join(' ')
  if (keys.size >= most) keys.clear()
  keys.set(topic, key)
  return key
}
const keys = new Map<string, string>()
const most = 50_000

/** Only what English, French and Spanish share; a plural that is another word stays one. */
function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word) || word.includes('.')) return word
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (word.length > 4 && /(?:ch|sh|x|ss|z)es$/.test(word)) return word.slice(0, -2)
  return word.slice(0, -1)
}
