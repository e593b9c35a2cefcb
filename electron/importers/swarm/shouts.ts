import { tidy } from '../../contract/handles'
import { few, type Json, object, text } from '../formats/jsonValues'
import { userId } from './people'

export interface Tagged {
  readonly id: string
  /** The word that stands for them in the text, when it looks like a name. */
  readonly name: string | undefined
}

/** The people a text names. `firstName` is what is already known of somebody, to tell in which units the places are counted. */
export function taggedIn(checkin: Json, firstName: (id: string) => string | undefined): Tagged[] {
  const shout = text(checkin.shout) ?? ''
  const found: Tagged[] = []
  for (const item of few(checkin.entities)) {
    const entity = object(item)
    // Others are venues, tags and events.
    const id = entity?.type === 'user' ? userId(entity.id) : undefined
    if (entity && id !== undefined) found.push({ id, name: nameAt(shout, entity.indices, firstName(id)) })
  }
  return found
}

/** Counted in code points or in UTF-16 units: whichever begins with the known name, else whichever is one whole word. */
function nameAt(shout: string, indices: unknown, firstName: string | undefined): string | undefined {
  const range = rangeOf(indices)
  if (!range || shout.length > longest) return undefined
  const points = [...shout]
  const slices = [
    { before: points[range[0] - 1], name: points.slice(...range).join(''), after: points[range[1]] },
    { before: shout[range[0] - 1], name: shout.slice(...range), after: shout[range[1]] },
  ]
  const fitting = slices.filter(({ name }) => tidy(name) !== '' && tidy(name).length <= 100)
  const best =
    (firstName === undefined ? undefined : fitting.find(({ name }) => tidy(name).toLowerCase().startsWith(firstName.toLowerCase()))) ??
    fitting.find(({ before, name, after }) => isEdge(before) && isEdge(after) && /^[\p{L}\p{N}@]/u.test(name) && !/\s$/.test(name))
  return best && tidy(best.name).replace(/^@/, '')
}

const longest = 10_000

function rangeOf(indices: unknown): [number, number] | undefined {
  if (!Array.isArray(indices)) return undefined
  const [from, to] = indices.map(Number)
  return Number.isSafeInteger(from) && Number.isSafeInteger(to) && from! >= 0 && to! > from! ? [from!, to!] : undefined
}

const isEdge = (letter: string | undefined): boolean => letter === undefined || !/[\p{L}\p{N}\p{Surrogate}]/u.test(letter)

/** Words between the names of the text that the app itself wrote: `with Ben`, `mit Ben und Ada`. */
const joining = new Set(['with', 'and', 'mit', 'und', 'avec', 'et', 'con', 'y', 'e', 'com', 'met', 'en', 'med', 'och', 'og', 'kanssa', 'ja', 'z', 'i', 's', 'ile', 've', 'с', 'и', 'dengan', 'dan'])

/** What the owner wrote: nothing when the app alone did. */
export function ownWords(shout: string, names: readonly string[]): string | undefined {
  if (shout.trim() === '') return undefined
  if (names.length === 0 || shout.length > longest) return shout.trim()
  let rest = shout
  for (const name of [...names].sort((a, b) => b.length - a.length)) rest = rest.replace(name, ' ')
  const words = rest.split(/[\s,&+–—-]+/).filter((word) => word !== '')
  return words.every((word) => joining.has(word.toLowerCase())) ? undefined : shout.trim()
}
