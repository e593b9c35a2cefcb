/** What a screen name says beyond its network: `bea_ek` here and `bea.ek` there are one word, `john` is nobody's. */
import { handleParts, isRoleAddress, type Handle } from '#contract/handles'
import { networkName } from '../handles'
import { isGivenName } from './nameForms'

export interface HandleWord {
  readonly network: string
  /** Letters and digits. */
  readonly key: string
  /** Without the number that was added where the word alone was taken. */
  readonly word: string
  /** As written: `@bea_ek on X`. */
  readonly shown: string
}

/** What a handle can be compared by; undefined where it says nothing. */
export function handleWord(handle: Handle): HandleWord | undefined {
  const { network, kind, value } = handleParts(handle)
  if (value.length > longest) return undefined
  const name = nameIn(network, kind, value)
  if (name === undefined) return undefined
  const key = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  if (key.length < shortest || /^\d+$/.test(key) || common.has(key.replace(/\d+$/, '')) || isGivenName(key.replace(/\d+$/, ''))) return undefined
  return { network, key, word: key.replace(/\d{1,4}$/, ''), shown: network === 'email' ? value : `@${name} on ${networkName(network)}` }
}

const shortest = 5
/** Of any address that somebody types. */
const longest = 320

function nameIn(network: string, kind: string, value: string): string | undefined {
  if (network === 'email') return value.includes('@') && !isRoleAddress(value) ? value.slice(0, value.lastIndexOf('@')).replace(/\+.*$/, '') : undefined
  if (network === 'mastodon') {
    if (kind === 'id') return /\/(?:users\/|@)([\w.-]+)$/.exec(value)?.[1]
    return value.split('@')[0]
  }
  if (kind !== 'screenName') return undefined
  // LinkedIn adds letters and digits of its own, Bluesky the place the account lives at.
  if (network === 'linkedin') return value.replace(/-[0-9a-f]*\d[0-9a-f]*$/, '')
  if (network === 'bluesky') return value.replace(/\.bsky\.social$/, '').replace(/\.[a-z]+$/, '')
  return value
}

/** Words that many take, or that name no one. */
const common = new Set(
  ('admin administrator contact kontakt office official mailbox email webmaster hello support service services news newsletter shop store music ' +
    'musik photo photos photography foto fotos blog blogger travel travels coffee design designs designer studio student teacher coach yoga family familie home ' +
    'house games gamer gaming player sports football fussball runner running reader writer artist drummer guitar anonymous unknown nobody somebody anybody guest ' +
    'everyone person people thereal therealone real account myself hallo private privat public personal testing tester moderator team group community channel ' +
    'radio video videos movies cinema books kitchen cooking garden nature world earth planet universe space angel devil queen prince princess king knight ' +
    'ninja samurai tiger lion eagle panda bunny kitty puppy doggy catlover doglover love lover lovely sunshine happy smile dream dreamer sweet sugar honey').split(' '),
)
