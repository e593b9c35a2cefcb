import { handleParts } from '#contract/handles'
import type { PartialDate } from '#contract/records'
import type { PersonDetail, Teller } from '../../core/model'
import { plainDateWords } from '../../core/plainDates'
import { birthdayOf } from '../../core/profile'

/** `2 April 1984`, `2 April`, `April 1984`, `1984`, or what the source wrote. */
export const partialDateWords = ({ raw, ...date }: PartialDate): string => plainDateWords(date) || raw

/** `Birthday 2 April`: the one that shows. */
export function birthdayWords({ profile }: Pick<PersonDetail, 'profile'>): string {
  const date = birthdayOf(profile)
  return date ? `Birthday ${plainDateWords(date)}` : ''
}

/** `Cartographer, Night Train Maps`: what they do now, the owner's word first. */
export function workWords({ profile }: Pick<PersonDetail, 'profile'>): string {
  const work = profile.entries.organisation.find(({ value }) => value.to === undefined)?.value
  const job = profile.entries.field.find(({ value }) => value.label === 'job')?.value.value
  return work ? [work.role, work.name].filter(Boolean).join(', ') : (job ?? '')
}

/** What one calls somebody in a sentence: the given name they have, where the name shown begins with it; else the whole name. */
export function shortName({ profile, summary }: Pick<PersonDetail, 'profile' | 'summary'>): string {
  const given = profile.texts.given?.map(({ value }) => value).find((name) => name !== '' && summary.name.startsWith(name))
  return given ?? summary.name
}

/** Who says the name that shows: the owner, who gave it or wrote them down by hand, and the sources that write it the same. */
export function nameTellers({ summary, importedName, facts, namedAt }: Pick<PersonDetail, 'summary' | 'importedName' | 'facts' | 'namedAt'>): readonly Teller[] {
  const sources = new Map(facts.flatMap(({ source, file, name, seen }) =>
    name === summary.name ? [[`${source} ${file}`, { source, file, ...(seen === undefined ? {} : { seen }) }] as const] : []))
  const byHand = sources.size === 0 && summary.handles.some((handle) => handleParts(handle).network === 'person')
  const own: readonly Teller[] = summary.name !== importedName || byHand ? [{ source: 'you', ...(namedAt === undefined ? {} : { seen: namedAt }) }] : []
  return [...own, ...sources.values()]
}
