import type { Place } from '../../contract/records'
import { unescaped, type ContentLine } from './lines'

/** Where an event was, and whether it was (also) a call. */
export interface Venue {
  /** A place one can walk into; absent when the location is only a link or the name of a calling service. */
  readonly place?: Place
  readonly conference: boolean
}

export function venueOf(lines: readonly ContentLine[], description: string): Venue {
  const location = unescaped(first(lines, 'LOCATION') ?? '').trim()
  const structured = lines.find(({ name }) => name === 'X-APPLE-STRUCTURED-LOCATION')
  const geo = coordinates(first(lines, 'GEO') ?? structured?.value.replace(/^geo:/i, '') ?? '')
  const conference =
    lines.some(({ name, value }) => (name === 'CONFERENCE' || name === 'X-GOOGLE-CONFERENCE' || name === 'X-MICROSOFT-SKYPETEAMSMEETINGURL') && value.trim() !== '') ||
    callLink.test(location) || callLink.test(description) || callLink.test(first(lines, 'URL') ?? '') || callName.test(location)
  const words = location.replace(/\bhttps?:\/\/\S+/gi, ' ').replace(/[\s;,]{1,20}$/, '').trim()
  const name = words && !callName.test(words) ? words : (structured?.params.get('X-TITLE') ?? '').trim()
  if (!name && !geo) return { conference }
  const [venue, ...address] = name.split('\n').map((line) => line.trim()).filter(Boolean)
  return { conference, place: { ...(venue && { name: venue }), ...(address.length > 0 && { address: address.join(', ') }), ...geo } }
}

/** Links of calling services. A link to anything else does not make a meeting a call. */
const callLink =
  /\bhttps?:\/\/(?:[\w-]{1,60}\.){0,4}(?:zoom\.us|zoomgov\.com|meet\.google\.com|hangouts\.google\.com|teams\.microsoft\.com|teams\.live\.com|webex\.com|whereby\.com|meet\.jit\.si|gotomeet(?:ing)?\.(?:com|me)|join\.skype\.com|bluejeans\.com|chime\.aws|facetime\.apple\.com|discord\.gg|goto\.com)\b/i
const callName =
  /^(?:microsoft teams(?:[- ](?:meeting|besprechung))?|teams|zoom(?: meeting| call)?|google meet|meet|hangouts?|skype|webex|jitsi|face ?time|online|virtual|remote|video ?(?:call|chat|konferenz|conference)|phone(?: call)?|call|telephone|telefon|anruf|visio(?:conf[ée]rence)?|en ligne|en l[ií]nea|videollamada|\+?[\d ()/.-]{6,25})$/i

const first = (lines: readonly ContentLine[], name: string): string | undefined => lines.find((line) => line.name === name)?.value

function coordinates(text: string): { latitude: number; longitude: number } | null {
  const found = /^\s{0,9}(-?\d{1,3}(?:\.\d{1,12})?)[;,]\s{0,9}(-?\d{1,3}(?:\.\d{1,12})?)/.exec(text)
  if (!found) return null
  const [latitude, longitude] = [Number(found[1]), Number(found[2])]
  // 0;0 is what programs write for "no place".
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0) ? { latitude, longitude } : null
}
