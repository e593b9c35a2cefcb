import { foldName } from '../names'
import { introducingPhrases, namedAfter, namedBefore, type IntroducingRole } from './phrases'

/** Longer texts are read to here: whoever introduces somebody says so soon. */
const longest = 1000

/** Who introduces in these words; undefined where they introduce nobody. What is said of oneself and of a third goes before mere `meet`. */
export function introducingRole(text: string | undefined): IntroducingRole | undefined {
  if (text === undefined) return undefined
  const words = foldName(text.slice(0, longest)).replaceAll('’', "'")
  return roles.find((role) => introducingPhrases[role].some((phrase) => phrase.test(words)))
}
const roles = ['third', 'owner', 'speaker'] as const satisfies readonly IntroducingRole[]

/** The name of whoever introduced, as it stands in free words: `through Tomás Novák`, `Tomás introduced us`. At most four words. */
export function introducerName(text: string): string | undefined {
  const line = text.slice(0, longest).replace(/\s+/g, ' ').trim()
  const after = namedAfter.exec(line)
  const found = (after && nameAtStart(line.slice(after.index + after[0].length))) ?? nameAtEnd(namedBefore.exec(line)?.[1] ?? '')
  return found === '' ? undefined : found
}

/** Capital letters make a name; scripts without them have words. */
const part = /^[\p{Lu}\p{Lt}\p{Lo}][\p{L}\p{M}'’.-]*$/u
const particle = /^(?:de|da|do|dos|del|della|di|der|den|van|von|zu|la|le|bin|al|el|y)$/u
const most = 4

function nameAtStart(words: string): string {
  const name: string[] = []
  for (const word of words.split(' ')) {
    const bare = word.replace(/[,;:!?)]+$/u, '').replace(/(?<=\p{L}{2})\.$/u, '')
    if (name.length === most || !(part.test(bare) || (name.length > 0 && particle.test(bare)))) break
    name.push(bare)
    if (bare !== word) break
  }
  while (name.length > 0 && particle.test(name.at(-1)!)) name.pop()
  return name.join(' ')
}

function nameAtEnd(words: string): string {
  const all = words.trim().split(' ')
  const name: string[] = []
  for (const word of all.reverse()) {
    if (name.length === most || !(part.test(word) || (name.length > 0 && particle.test(word)))) break
    name.unshift(word)
  }
  while (name.length > 0 && particle.test(name[0]!)) name.shift()
  return name.join(' ')
}
