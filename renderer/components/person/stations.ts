/** How it went full circle, station by station, as the header of a person's page has it. */
import { circleDays } from '../../core/cycles'
import { afterWords, dateWords, day, laterWords } from '../../core/dates'
import type { Station } from '../../core/evidence'
import { networkName } from '../../core/handles'
import type { PersonDetail, Proof, TimelineItem } from '../../core/model'
import { whereabouts } from '../../core/whereabouts'

export interface Stop {
  readonly key: Station
  readonly what: string
  readonly date: string
  readonly words: string
}

/** `itemOf` finds a touch or meeting by its natural id. */
export function stopsOf({ circle, encounters, story }: Pick<PersonDetail, 'circle' | 'encounters' | 'story'>, itemOf: (id: string) => TimelineItem | undefined, zone: string): readonly Stop[] {
  const { firstDirect, firstEncounter, firstBridge, closed, path } = circle
  const days = circleDays(circle, encounters, zone)
  /** A date without a time is that date in every zone. */
  const date = ({ id, at }: Proof) => dateWords(at, (encounters.find((each) => each.id === id)?.day ?? itemOf(id)?.day) === undefined ? zone : 'UTC')
  const stops: Stop[] = []
  const word = firstDirect && itemOf(firstDirect.id)
  if (firstDirect) stops.push({ key: 'firstDirect', what: 'First word', date: date(firstDirect), words: word ? wordWords(word) : '' })
  if (firstEncounter) {
    const later = firstDirect && firstDirect.at <= firstEncounter.at && days.toMeeting !== null ? laterWords(0, days.toMeeting * day, 'UTC') : ''
    stops.push({ key: 'firstEncounter', what: 'First met', date: date(firstEncounter), words: [placeOf(encounters, firstEncounter.id), later].filter(Boolean).join(', ') })
  } else if ((story.metBefore?.length ?? 0) > 0) stops.push({ key: 'metBefore', what: 'First met', date: 'before your records', words: '' })
  if (firstBridge) stops.push({ key: 'firstBridge', what: 'Bridged', date: date(firstBridge), words: bridgeWords(itemOf(firstBridge.id)) })
  if (closed) {
    const met = encounters.find(({ id }) => id === closed.encounter)
    stops.push({ key: 'closed', what: 'Full circle', date: date(closed), words: met ? afterWords(days.toAnswer ?? 0, whereabouts(met.place) || undefined) : '' })
  }
  return stops.sort((a, b) => (a.key === 'firstEncounter' && b.key === 'firstDirect' && path === 'met first' ? -1 : 0))
}

/** What a meeting is called in a few words: where it was, else its title. */
export function placeOf(encounters: PersonDetail['encounters'], id: string): string {
  const encounter = encounters.find((each) => each.id === id)
  return whereabouts(encounter?.place, encounter?.title)
}

function wordWords(item: TimelineItem): string {
  if (item.network === 'journal') return item.kind === 'call' ? 'a call you wrote down' : 'written down by you'
  const where = item.setting === 'private' ? 'a message' : item.kind === 'reply' ? 'a reply' : item.kind === 'mention' ? 'a mention' : `a ${item.kind}`
  return `${where} on ${networkName(item.network)}`
}

const bridgeWords = (item: TimelineItem | undefined): string =>
  item?.kind === 'introduction' ? 'an introduction' : item?.place?.name ? `together at ${whereabouts(item.place)}` : 'together'
