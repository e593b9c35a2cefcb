/** What looks like no person at all: shops, bots, newsletters. A suggestion with its reason in words; the owner decides. */
import { handleParts, isRoleAddress, type Handle } from '#contract/handles'
import { foldName } from '../names'
import { networkName } from '../handles'
import { nameForm } from './nameForms'

export interface Party {
  readonly handles: readonly Handle[]
  readonly names: readonly string[]
  /** An address book says that the card is a firm's. */
  readonly isOrganisation: boolean
  /** E-mail addresses on their cards that prove nothing of anybody, and therefore stand among no handles. */
  readonly roles?: readonly string[]
  /** Words from them and to them; undefined where nobody counted. */
  readonly words?: { readonly received: number; readonly sent: number; readonly unsubscribes: number }
}

/** Undefined for what may well be a person. */
export function whyNoPerson({ handles, names, isOrganisation, roles = [], words }: Party): string | undefined {
  if (isOrganisation) return 'the address book says it is an organisation'
  for (const handle of handles) {
    const why = whyHandle(handle)
    if (why !== undefined) return why
  }
  if (handles.every(isRole)) return roleWords
  const onlyCards = roles.length > 0 && handles.every((handle) => handleParts(handle).network === 'card')
  const silent = onlyCards ? roles.find((address) => noAnswer.test(address)) : undefined
  if (silent !== undefined) return `${silent} takes no answers`
  // Somebody with a name of their own can be written to at the office.
  if (onlyCards && !names.some(isOnesOwn)) return roleWords
  const firm = names.find(isFirm)
  if (firm !== undefined) return `a name as firms have: ${firm}`
  if (words && words.sent === 0 && words.unsubscribes > 0 && words.unsubscribes * 4 >= words.received) {
    return `${words.received === 1 ? 'one message' : `${words.received} messages`} with a way to unsubscribe, none answered`
  }
  return undefined
}

function whyHandle(handle: Handle): string | undefined {
  const { network, kind, value } = handleParts(handle)
  if (kind === 'screenName' && /(?:^|[a-z0-9][_.-]?)bot$/i.test(value) && !/(?:talbot|abbot|cabot|turbot|lesbot)$/i.test(value)) return `@${value} on ${networkName(network)} ends in “bot”`
  if (network === 'email' && noAnswer.test(value)) return `${value} takes no answers`
  if (network === 'tel' && /^\+?\d{3,6}$/.test(value)) return `${value} is a short number, as services have`
  return undefined
}

const roleWords = 'an address that a role or a machine answers'
const noAnswer = /^(?:no|do-?not|donot)[._-]?reply|^(?:newsletter|mailer|notifications?|bounces?|mailer-daemon)\b/i

/** Two words, of which one is a given name. */
function isOnesOwn(name: string): boolean {
  const form = nameForm(name)
  return form !== undefined && form.full > 1 && form.words.some(({ given }) => given)
}

function isRole(handle: Handle): boolean {
  const { network, value } = handleParts(handle)
  return network === 'email' && isRoleAddress(value)
}

/** `Molo Boats GmbH`, `Umi Support`; a legal form or a word of service at the end. */
function isFirm(name: string): boolean {
  const words = foldName(name).split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const last = words.at(-1) ?? ''
  return words.length > 1 && (legal.has(last) || service.has(last))
}
const legal = new Set('gmbh ag kg ohg ug inc ltd llc plc corp srl sarl oy bv nv kft'.split(' '))
const service = new Set('support newsletter team helpdesk hotline store shop customerservice kundenservice notifications alerts bot'.split(' '))

/** Words of those who write to many. */
export const offersUnsubscribing = (text: string): boolean => unsubscribing.test(text)
const unsubscribing = /unsubscrib|opt[ -]?out|reply stop|text stop|abbestell|abmelden|austragen|désabonn|desinscri|désinscri|cancelar (?:la )?suscrip|darse de baja|отписат|disiscri/i
